import { Button, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { LiftStopRequest, StopBody } from '../api/schema/mailer';
import { Dialog } from '../parts/dialog';
import { FormEnd, useForm } from '../parts/form';

const reasons = ['mailbox_repaired', 'asked'] as const;

/**
 * Asks why mail may go to a stopped address again: a complaint is outweighed by its owner's wish only. The address itself is known to nobody
 * here; where it has no account, whoever asked says it.
 */
export function Lift({ stop, close, say }: { stop: StopBody; close: () => void; say: (text: string) => void }) {
  const { t } = useTranslation('health');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const unknown = stop.accounts.length === 0;
  const form = useForm({
    name: `lift/${stop.stop_id}`,
    initial: { reason: (stop.why === 'complaint' ? 'asked' : 'mailbox_repaired') as LiftStopRequest['reason'], address: '' },
    check: (v) => ({ address: unknown && !v.address.includes('@') ? t('lift.needsAddress') : undefined }),
    send: (v) => ask(api.mailer.POST('/api/mailer/stops/{id}/lift', {
      params: { path: { id: stop.stop_id } }, body: { reason: v.reason, ...(unknown && { address: v.address.trim() }) },
    })),
    sent: () => {
      void queries.invalidateQueries({ queryKey: ['stops'] });
      say(t('lift.done'));
      close();
    },
  });
  return (
    <Dialog open title={t('lift.title')} close={close}>
      <form onSubmit={form.submit} noValidate>
        <Stack gap="md">
          <Text>{t('lift.text')}</Text>
          <Radio.Group label={t('lift.reason')} value={form.values.reason} onChange={(reason) => form.set('reason', reason as LiftStopRequest['reason'])}>
            <Stack gap="xs" mt="xs">
              {reasons.filter((r) => stop.why !== 'complaint' || r === 'asked').map((r) => <Radio key={r} value={r} label={t(`lift.${r}`)} />)}
            </Stack>
          </Radio.Group>
          {unknown && <TextInput type="email" label={t('lift.address')} description={t('lift.addressHint')} required autoComplete="off" {...form.text('address')} />}
          <FormEnd form={form} label={t('lift.submit')} explained={{ address: t('lift.wrongAddress') }} secondary={<Button variant="default" onClick={close}>{common('cancel')}</Button>} />
        </Stack>
      </form>
    </Dialog>
  );
}
