import { Button, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { Consultant, Licence } from '../../api/schema/signup';
import { Dialog } from '../../parts/dialog';
import { FormEnd, useForm } from '../../parts/form';
import { dayFromNow } from '../checks';
import { useMoved } from '../moved';
import { useCodes } from '../words';

interface Props {
  consultant: Consultant;
  licence: Licence;
  close: () => void;
  say: (text: string) => void;
}

/** Enters the new last day of a registration, from the certificate that was seen. Who was suspended for its lapse works again with it. */
export function Renewal({ consultant: c, licence: l, close, say }: Props) {
  const { t } = useTranslation('licences');
  const { t: operator } = useTranslation('operator');
  const { t: common } = useTranslation();
  const code = useCodes();
  const queries = useQueryClient();
  const moved = useMoved(say);
  const form = useForm<{ valid_until: string; reason: string }, Consultant>({
    name: `renewal/${c.consultant_id}/${l.number}/${l.valid_until}`, initial: { valid_until: '', reason: '' },
    check: (v) => ({
      valid_until: v.valid_until === '' ? common('field.required') : v.valid_until < dayFromNow(0) ? t('over') : v.valid_until <= (l.valid_until ?? '') ? t('notLater') : undefined,
      reason: v.reason.trim() === '' ? common('field.required') : undefined,
    }),
    send: (v, key) => moved.watch(ask(api.signup.POST('/api/signup/consultants/{id}/renewal', {
      params: { path: { id: c.consultant_id }, header: { 'Idempotency-Key': key } },
      body: { kind: l.kind, number: l.number, valid_until: v.valid_until, reason: v.reason.trim() },
    }))),
    sent: (now) => {
      close();
      say(t(c.status === 'suspended' && now.status === 'approved' ? 'doneAgain' : 'done'));
      queries.setQueryData(['consultant', c.consultant_id], now);
    },
  });
  return (
    <Dialog open title={t('title')} close={close}>
      <form onSubmit={form.submit} noValidate>
        <Stack gap="md">
          <Text>{code('licence', l.kind)} <Text span className="tabular">{l.number}</Text></Text>
          <Text size="sm" c="dimmed">{t('text')}</Text>
          <TextInput type="date" maw={260} label={t('until')} required {...form.text('valid_until')} />
          <Textarea label={operator('decision.reason')} description={t('reasonHint')} required autosize minRows={2} maxLength={2000} {...form.text('reason')} />
          <FormEnd
            form={form} label={t('submit')} explained={{ ...moved.explained, valid_until: t('tooFar'), no_such_licence: t('noSuch') }}
            secondary={<Button variant="default" onClick={close}>{common('cancel')}</Button>}
          />
        </Stack>
      </form>
    </Dialog>
  );
}
