import { Button, Checkbox, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consultant, Licence } from '../api/schema/signup';
import { FormEnd } from '../parts/form';
import { type Done, ReasonDialog, useDecision } from './decision_reason';
import { KeyHint } from './key_hint';
import { useKeys, useKeysWanted } from './keys';
import { Licences } from './licences';
import { useCodes } from './words';

interface Props {
  consultant: Consultant;
  decided: (done: Done) => void;
  say: (text: string) => void;
}

/**
 * The decision on an application. Every number is ticked once it was checked, which also writes what was checked; then one key or
 * button approves and leads to the next in line.
 */
export function ApplicationForm(props: Props) {
  const { t } = useTranslation('operator');
  const code = useCodes();
  const { licences } = props.consultant;
  const all = licences ?? [];
  const { form, explained } = useDecision('approve', props);
  const [checked, setChecked] = useState<ReadonlySet<number>>(new Set());
  const [missing, setMissing] = useState(false);
  const [rejecting, setRejecting] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const note = (l: Licence) => t('decision.note', { licence: code('licence', l.kind), number: l.number });
  const toggle = (i: number) => {
    const licence = all[i];
    if (!licence) return;
    const next = new Set(checked);
    const lines = form.values.reason.split('\n').filter((line) => line !== note(licence));
    if (next.delete(i)) form.set('reason', lines.join('\n'));
    else {
      next.add(i);
      form.set('reason', [...lines, note(licence)].join('\n').trimStart());
    }
    setChecked(next);
    setMissing(false);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const open = all.findIndex((_, i) => !checked.has(i));
    setMissing(open >= 0);
    if (open >= 0) element.current?.querySelector<HTMLElement>(`[name="checked.${open}"]`)?.focus();
    else form.submit(event);
  };
  const [keys] = useKeysWanted();
  useKeys({
    ...Object.fromEntries(all.map((_, i) => [String(i + 1), () => toggle(i)])),
    a: () => element.current?.requestSubmit(),
    r: () => setRejecting(true),
    e: () => element.current?.querySelector('textarea')?.focus(),
  }, keys);
  return (
    <>
      <form ref={element} onSubmit={submit} noValidate>
        <Stack gap="md">
          <Licences licences={all} checks={all.map((l, i) => (
            <Checkbox
              key={l.kind + l.number} size="md" name={`checked.${i}`} checked={checked.has(i)} onChange={() => toggle(i)} error={missing && !checked.has(i)}
              label={t('decision.tick')} aria-label={t('decision.checked', { licence: code('licence', l.kind), number: l.number })}
            />
          ))} />
          <div role="alert">{missing && <Text size="sm" mb="xs" c="var(--mantine-color-error)">{t('decision.checkFirst')}</Text>}</div>
          <Textarea label={t('decision.reason')} description={t('decision.reasonHint')} required maxLength={2000} {...form.text('reason')} />
          <FormEnd form={form} label={t('decision.approve')} explained={explained} secondary={<Button variant="default" size="md" onClick={() => setRejecting(true)}>{t('decision.reject')}</Button>} />
          <KeyHint keys={[
            [all.map((_, i) => String(i + 1)), t('decision.keyCheck')], [['A'], t('decision.keyApprove')], [['R'], t('decision.keyReject')],
            [['E'], t('decision.keyReason')], [['J', 'K'], t('decision.keyMove')],
          ]} />
        </Stack>
      </form>
      <ReasonDialog step="reject" {...props} open={rejecting} close={() => setRejecting(false)} />
    </>
  );
}
