import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { AvailabilityBody } from '../../api/schema/booking';
import { FormEnd, useForm } from '../../parts/form';
import { useTimes } from '../../parts/time';
import { availabilityKey, useOwnProfile } from '../data';
import { type Program, programOf } from '../words';
import { usePreview } from './data';
import { useNow } from '../../parts/now';
import classes from './editor.module.css';
import { HolidaysPart } from './holidays_part';
import { LengthsPart } from './lengths_part';
import { LimitsPart } from './limits_part';
import { mistakesOf } from './mistakes';
import { newId, type Plan, samePlan, toBody, toPlan, weekdays } from './plan';
import { Outside } from './outside';
import { PreviewPart } from './preview_part';
import { SpecialsPart } from './specials_part';
import { WeekPart } from './week_part';

/** Edits an availability. base is what is stored; fresh: nothing was stored yet. */
export function Editor({ base, fresh }: { base: Plan; fresh: boolean }) {
  const { t } = useTranslation('consultant');
  const queries = useQueryClient();
  const now = useNow(60_000);
  const [saved, setSaved] = useState<Date>();
  const form = useForm<Plan, AvailabilityBody>({
    name: 'availability',
    initial: base,
    check: (plan) => {
      const found = mistakesOf(plan);
      const at = (field: string) => ([...found.keys()].some((k) => k.startsWith(field)) ? t('availability.error.rows') : undefined);
      return { rules: at('rules'), exceptions: at('exceptions') };
    },
    send: (plan) => ask(api.booking.PUT('/api/booking/me/availability', { body: toBody(plan) })),
    sent: (answer) => {
      queries.setQueryData(availabilityKey, answer);
      form.replace(toPlan(answer));
      form.forget();
      setSaved(new Date());
    },
  });
  const plan = form.values;
  const mistakes = useMemo(() => mistakesOf(plan), [plan]);
  const today = useTimes(plan.zone).key(new Date(now));
  const programs = usePrograms(plan);
  const [counted, setCounted] = useState<Program>();
  const program = counted ?? programs[0];
  const preview = usePreview(plan, program, ![...mistakes.values()].some((m) => m !== 'overlap'));
  const dirty = fresh ? plan.rules.length > 0 || !samePlan(plan, base) : !samePlan(plan, base);
  const undo = () => {
    form.replace(base);
    form.forget();
  };
  return (
    <form onSubmit={form.submit} noValidate className={classes.columns}>
      <Stack gap="lg">
        {fresh && plan.rules.length === 0 && <Fresh fill={() => form.set('rules', weekdays.slice(0, 5).map((weekday) => ({ id: newId(), weekday, start: '09:00', end: '18:00' })))} />}
        <WeekPart rules={plan.rules} mistakes={mistakes} error={form.errorOf('rules')} change={(rules) => form.set('rules', rules)} />
        <HolidaysPart on={plan.holidays} today={today} change={(on) => form.set('holidays', on)} />
        <SpecialsPart exceptions={plan.exceptions} mistakes={mistakes} error={form.errorOf('exceptions')} today={today} change={(x) => form.set('exceptions', x)} />
        <LimitsPart plan={plan} set={form.set} errorOf={form.errorOf} />
        <LengthsPart value={plan.lengths} change={(lengths) => form.set('lengths', lengths)} error={form.errorOf('lengths')} />
        <SaveBar dirty={dirty} saved={saved} form={form} undo={undo}>{preview.data && <Outside bookings={preview.data.outside} zone={plan.zone} />}</SaveBar>
      </Stack>
      <div className={classes.side}><PreviewPart query={preview} programs={programs} program={program} choose={setCounted} now={now} /></div>
    </form>
  );
}

/** What can be counted with: the consultant's own programs, or those with a length of their own; one at least. */
function usePrograms(plan: Plan): readonly [Program, ...Program[]] {
  const codes = [...(useOwnProfile().data?.programs ?? []).map((p) => p.code), ...Object.keys(plan.lengths)];
  const [first = 'one_on_one', ...rest] = new Set(codes.map(programOf).filter((p) => p !== undefined));
  return [first, ...rest];
}

function Fresh({ fill }: { fill: () => void }) {
  const { t } = useTranslation('consultant');
  return (
    <Alert color="tokiwa" variant="light" title={t('availability.newTitle')}>
      <Stack gap="sm" align="flex-start">
        <Text c="var(--mantine-color-text)">{t('availability.newText')}</Text>
        <Button variant="default" size="sm" onClick={fill}>{t('availability.fill')}</Button>
      </Stack>
    </Alert>
  );
}

interface BarProps {
  dirty: boolean;
  saved?: Date;
  form: { sending: { error: unknown; pending: boolean; paused: boolean } };
  undo: () => void;
  /** What to know before saving. */
  children: ReactNode;
}

/** Whether everything is saved, always in view. */
function SaveBar({ dirty, saved, form, undo, children }: BarProps) {
  const { t } = useTranslation('consultant');
  const times = useTimes();
  return (
    <div className={`${classes.bar} ${dirty ? classes.dirty : ''}`}>
      <Text size="sm" role="status" c={dirty ? 'var(--kikite-accent)' : 'dimmed'}>
        {dirty ? t('availability.unsaved') : saved ? t('availability.saved', { time: times.clock(saved) }) : t('availability.clean')}
      </Text>
      {dirty && children}
      {dirty && (
        <FormEnd
          form={{ kept: false, sending: form.sending }} label={t('availability.save')} explained={t('availability.problem', { returnObjects: true })}
          secondary={<Button variant="default" size="md" onClick={undo}>{t('availability.undo')}</Button>}
        />
      )}
    </div>
  );
}
