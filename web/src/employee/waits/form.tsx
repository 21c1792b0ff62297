import { Button, Checkbox, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import { now } from '../../api/clock';
import type { WaitAnswer, WaitBody } from '../../api/schema/booking';
import { FormEnd, useForm } from '../../parts/form';
import { useTimes } from '../../parts/time';
import { type Program, programOf } from '../slots/aim';
import { dateAfter } from '../slots/days';
import classes from './waits.module.css';

type Part = NonNullable<WaitBody['parts']>[number];
const parts: readonly Part[] = ['morning', 'afternoon', 'evening'];

/** How far ahead one can wait, in days. */
const furthest = 60;

interface Values {
  program: Program | '';
  from: string;
  to: string;
  parts: Part[];
}

interface Props {
  consultant: string;
  programs: readonly Program[];
  close: () => void;
  asked: () => void;
}

/** For which days and parts of the day somebody wants to be told; all of it may be left open. */
export function WaitForm({ consultant, programs, close, asked }: Props) {
  const { t } = useTranslation('waits');
  const { t: common } = useTranslation();
  const times = useTimes();
  const today = times.key(new Date(now()));
  const last = dateAfter(today, furthest);
  const form = useForm<Values, WaitAnswer>({
    name: `wait/${consultant}`,
    initial: { program: programs.length === 1 ? (programs[0] ?? '') : '', from: '', to: '', parts: [] },
    check: (v) => ({
      program: v.program === '' ? t('ask.programMissing') : undefined,
      from: v.from !== '' && (v.from > last || v.from < today) ? t('ask.range') : undefined,
      to: v.to !== '' && (v.to > last || v.to < today) ? t('ask.range') : v.to !== '' && v.to < v.from ? t('ask.order') : undefined,
    }),
    send: (v, key) => ask(api.booking.POST('/api/booking/waits', { params: { header: { 'Idempotency-Key': key } }, body: bodyOf(consultant, v) })),
    sent: asked,
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="md">
        <Text>{t('ask.text')}</Text>
        {programs.length > 1 && (
          <Radio.Group name="program" label={t('ask.program')} value={form.values.program} error={form.errorOf('program')} onChange={(p) => form.set('program', programOf(p) ?? '')}>
            <Stack gap={6} mt={4}>{programs.map((p) => <Radio key={p} value={p} label={common(`program.${p}`)} />)}</Stack>
          </Radio.Group>
        )}
        <div className={classes.two}>
          <TextInput type="date" label={t('ask.from')} min={today} max={last} {...form.text('from')} />
          <TextInput type="date" label={t('ask.to')} min={form.values.from || today} max={last} {...form.text('to')} />
        </div>
        <Checkbox.Group label={t('ask.parts')} value={form.values.parts} onChange={(v) => form.set('parts', parts.filter((p) => v.includes(p)))}>
          <Group mt={4}>{parts.map((p) => <Checkbox key={p} value={p} label={common(`part.${p}`)} />)}</Group>
        </Checkbox.Group>
        <Text size="sm" c="dimmed">{t('ask.open30')}</Text>
        <FormEnd form={form} label={t('ask.action')} explained={t('problem', { returnObjects: true })} secondary={<Button variant="default" onClick={close}>{common('cancel')}</Button>} />
      </Stack>
    </form>
  );
}

function bodyOf(consultant: string, v: Values): WaitBody {
  return {
    consultant_id: consultant, program: v.program || 'regular_care', ...(v.from && { from: v.from }), ...(v.to && { to: v.to }),
    ...(v.parts.length > 0 && v.parts.length < parts.length && { parts: v.parts }),
  };
}
