import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { Inquiry } from '../api/schema/signup';
import { Dialog } from '../parts/dialog';
import { FormEnd, useForm } from '../parts/form';
import { useMoved } from './moved';

/** Asks before an inquiry is closed, and why: there is no way back. */
export function LostDialog({ inquiry, open, close, say }: { inquiry: Inquiry; open: boolean; close: () => void; say: (text: string) => void }) {
  const { t } = useTranslation('operator');
  const { t: common } = useTranslation();
  const moved = useMoved(say);
  const queries = useQueryClient();
  const form = useForm({
    name: `lost/${inquiry.inquiry_id}`,
    initial: { reason: '' },
    check: (v) => ({ reason: v.reason.trim() === '' ? common('field.required') : undefined }),
    send: (v, key) =>
      moved.watch(ask(api.signup.POST('/api/signup/inquiries/{id}/lost', {
        params: { path: { id: inquiry.inquiry_id }, header: { 'Idempotency-Key': key } }, body: { reason: v.reason.trim() },
      }))),
    sent: (now) => void queries.setQueryData(['inquiry', inquiry.inquiry_id], now),
  });
  return (
    <Dialog open={open} title={t('lost.title')} close={close}>
      <form onSubmit={form.submit} noValidate>
        <Stack gap="md">
          <Text>{t('lost.text', { company: inquiry.company_name })}</Text>
          <Textarea label={t('lost.reason')} description={t('lost.reasonHint')} required maxLength={2000} {...form.text('reason')} />
          <FormEnd form={form} label={t('lost.submit')} explained={moved.explained} secondary={<Button variant="default" onClick={close}>{common('cancel')}</Button>} />
        </Stack>
      </form>
    </Dialog>
  );
}
