import { Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { HearingInputBody, Inquiry } from '../api/schema/signup';
import { FormEnd, useForm } from '../parts/form';
import { dayFromNow } from './checks';
import { useMoved } from './moved';
import { Panel } from './panel';

/** Whether a hearing on this day is still to come. */
const planned = (date: string): boolean => date > dayFromNow(0);

/** Records a hearing, held or agreed on; there may be several before the contract. */
export function HearingForm({ inquiry, say }: { inquiry: Inquiry; say: (text: string) => void }) {
  const { t } = useTranslation('operator');
  const { t: common } = useTranslation();
  const moved = useMoved(say);
  const queries = useQueryClient();
  const form = useForm({
    name: `hearing/${inquiry.inquiry_id}`,
    initial: { date: dayFromNow(0), place: 'online', notes: '' },
    check: (v) => ({
      date: v.date === '' ? common('field.required') : undefined,
      notes: v.notes.trim() === '' && !planned(v.date) ? common('field.required') : undefined,
    }),
    send: (v, key) =>
      moved.watch(ask(api.signup.POST('/api/signup/inquiries/{id}/hearing', {
        params: { path: { id: inquiry.inquiry_id }, header: { 'Idempotency-Key': key } },
        body: { date: v.date, place: v.place as HearingInputBody['place'], notes: v.notes.trim() },
      }))),
    sent: (now, v) => {
      queries.setQueryData(['inquiry', inquiry.inquiry_id], now); // at once: the form begins anew, and the same is not recorded twice
      say(t(planned(v.date) ? 'hearing.planned' : 'hearing.done'));
    },
  });
  return (
    <Panel title={t(inquiry.status === 'received' ? 'hearing.title' : 'hearing.again')}>
      <form onSubmit={form.submit} noValidate>
        <Stack gap="md">
          <TextInput type="date" label={t('hearing.date')} description={t('hearing.planHint')} required maw={320} {...form.text('date')} />
          <Radio.Group size="md" label={t('hearing.place')} name="place" value={form.values.place} onChange={(v) => form.set('place', v)}>
            <Stack gap="xs" mt="xs">
              {(['online', 'visit'] as const).map((p) => <Radio size="md" key={p} value={p} label={t(`hearing.places.${p}`)} />)}
            </Stack>
          </Radio.Group>
          <Textarea label={t('hearing.notes')} description={t('hearing.notesHint')} required={!planned(form.values.date)} maxLength={2000} minRows={5} {...form.text('notes')} />
          <FormEnd form={form} label={t(planned(form.values.date) ? 'hearing.plan' : 'hearing.submit')} explained={moved.explained} />
        </Stack>
      </form>
    </Panel>
  );
}
