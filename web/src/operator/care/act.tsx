import { Alert, Button, Checkbox, Stack, Switch, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { CareEntryOutputBody } from '../../api/schema/sessions';
import { FormEnd, useForm } from '../../parts/form';
import { useSend } from '../../parts/send';
import { Panel } from '../panel';
import { useEntry, useStore } from './calls';

interface Values {
  reason: string;
  dangerous: string;
  risky: boolean;
}

/** Acting alone where a life is in danger: a reason, and everything opens at once. */
export function Act({ page }: { page: CareEntryOutputBody }) {
  const { t } = useTranslation('care');
  const [open, setOpen] = useState(false);
  const id = page.entry.entry_id;
  const mayAct = page.duty || page.on_call === 0;
  return (
    <Panel title={t('act.title')}>
      <Text>{t('act.text')}</Text>
      {!mayAct && <OnCall id={id} />}
      {mayAct && !open && <div><Button color="red" size="md" onClick={() => setOpen(true)}>{t('act.open')}</Button></div>}
      {mayAct && open && <Reason id={id} />}
    </Panel>
  );
}

function OnCall({ id }: { id: string }) {
  const { t } = useTranslation('care');
  const query = useEntry(id);
  const sending = useSend<boolean, unknown>({
    name: 'care/duty', send: (on) => ask(api.sessions.PUT('/api/sessions/care-duty', { body: { on } })), sent: () => query.refetch(),
  });
  return (
    <Alert color="kaki" variant="light">
      <Stack gap="sm">
        <Text c="var(--mantine-color-text)">{t('act.duty')}</Text>
        <Switch label={t('duty.switch')} checked={false} disabled={sending.pending} onChange={() => sending.send(true)} />
      </Stack>
    </Alert>
  );
}

function Reason({ id }: { id: string }) {
  const { t } = useTranslation('care');
  const { t: common } = useTranslation();
  const store = useStore();
  const form = useForm<Values, CareEntryOutputBody>({
    name: `care/act/${id}`, initial: { reason: '', dangerous: '', risky: false },
    check: (v) => ({ ...(v.reason.trim() ? {} : { reason: common('field.required') }), ...(v.risky && !v.dangerous.trim() ? { dangerous: common('field.required') } : {}) }),
    send: ({ reason, dangerous, risky }, key) =>
      ask(api.sessions.POST('/api/sessions/care/{id}/act', { params: { path: { id }, header: { 'Idempotency-Key': key } }, body: { reason, ...(risky ? { dangerous } : {}) } })),
    sent: store,
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="md">
        <Textarea label={t('act.reason')} description={t('act.reasonHelp')} required minRows={2} maxLength={2000} {...form.text('reason')} />
        <Checkbox label={t('tell.dangerous')} checked={form.values.risky} onChange={(e) => form.set('risky', e.currentTarget.checked)} />
        {form.values.risky && <Textarea label={t('tell.why')} description={t('tell.whyHelp')} required minRows={2} maxLength={2000} {...form.text('dangerous')} />}
        <FormEnd form={form} label={t('act.submit')} explained={t('problem', { returnObjects: true })} />
      </Stack>
    </form>
  );
}
