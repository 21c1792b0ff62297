import { Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { Inquiry } from '../api/schema/signup';
import { FormEnd, useForm } from '../parts/form';
import { dayFromNow } from './checks';
import { useMoved } from './moved';
import { Panel } from './panel';

/** A step of the way in that has a day and a note. */
export type StepName = 'proposal' | 'onboarding' | 'live';

const paths = {
  proposal: '/api/signup/inquiries/{id}/proposal', onboarding: '/api/signup/inquiries/{id}/onboarding', live: '/api/signup/inquiries/{id}/live',
} as const;

/** Records a proposal, the kick-off, or the first day of use. */
export function StepForm({ step, inquiry, say }: { step: StepName; inquiry: Inquiry; say: (text: string) => void }) {
  const { t } = useTranslation('operator');
  const { t: common } = useTranslation();
  const moved = useMoved(say);
  const queries = useQueryClient();
  const form = useForm({
    name: `${step}/${inquiry.inquiry_id}`,
    initial: { date: dayFromNow(0), note: '' },
    check: (v) => ({
      date: v.date === '' ? common('field.required') : v.date > dayFromNow(0) ? t('step.future') : undefined,
      note: step === 'proposal' && v.note.trim() === '' ? common('field.required') : undefined,
    }),
    send: (v, key) =>
      moved.watch(ask(api.signup.POST(paths[step], {
        params: { path: { id: inquiry.inquiry_id }, header: { 'Idempotency-Key': key } }, body: { date: v.date, note: v.note.trim() },
      }))),
    sent: (now) => {
      queries.setQueryData(['inquiry', inquiry.inquiry_id], now);
      void queries.invalidateQueries({ queryKey: ['inquiries'] });
      say(t(`step.${step}.done`));
    },
  });
  const again = step === 'proposal' && inquiry.status === 'proposed';
  return (
    <Panel title={t(`step.${step}.${again ? 'again' : 'title'}`)}>
      <form onSubmit={form.submit} noValidate>
        <Stack gap="md">
          <TextInput type="date" label={t(`step.${step}.date`)} required max={dayFromNow(0)} maw={240} {...form.text('date')} />
          <Textarea label={t(`step.${step}.note`)} description={t(`step.${step}.hint`)} required={step === 'proposal'} maxLength={2000} minRows={3} {...form.text('note')} />
          <FormEnd form={form} label={t(`step.${step}.submit`)} explained={{ ...moved.explained, not_ready: t('step.not_ready') }} />
        </Stack>
      </form>
    </Panel>
  );
}
