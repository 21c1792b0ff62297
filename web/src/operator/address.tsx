import { Alert, Button, Group, Paper, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { BegunRecovery } from '../api/schema/signup';
import { FormEnd, useForm } from '../parts/form';
import { Page } from '../parts/page';
import { useTimes } from '../parts/time';
import { looksLikeAddress } from './checks';
import classes from './parts.module.css';

/** Helps an employee who lost the private address to another one. It takes three days, in which the old one can say no; why is on record. */
export function Component() {
  const { t } = useTranslation('address');
  const [begun, setBegun] = useState<BegunRecovery>();
  const { moment } = useTimes();
  return (
    <Page title={t('lost.title')} lead={t('lost.lead')} up={{ to: '/operator/companies', label: t('lost.up') }} width="medium">
      {begun ? (
        <Stack align="flex-start">
          <Alert role="status" color="tokiwa" variant="light"><Text c="var(--mantine-color-text)">{t('lost.begun', { from: moment(begun.not_before), until: moment(begun.expires_at) })}</Text></Alert>
          <Group><Button variant="default" onClick={() => setBegun(undefined)}>{t('lost.another')}</Button></Group>
        </Stack>
      ) : <Asking begun={setBegun} />}
    </Page>
  );
}

function Asking({ begun }: { begun: (now: BegunRecovery) => void }) {
  const { t } = useTranslation('address');
  const { t: common } = useTranslation();
  const address = (email: string) => (looksLikeAddress(email) ? undefined : common('field.email'));
  const form = useForm({
    name: 'recover-address', initial: { old_email: '', new_email: '', reason: '' },
    check: (v) => ({ old_email: address(v.old_email), new_email: address(v.new_email), reason: v.reason.trim() === '' ? common('field.required') : undefined }),
    send: (v, key) => ask(api.signup.POST('/api/signup/address-recoveries', {
      params: { header: { 'Idempotency-Key': key } }, body: { old_email: v.old_email.trim(), new_email: v.new_email.trim(), reason: v.reason.trim() },
    })),
    sent: begun,
  });
  return (
    <Paper className={classes.panel}>
      <form onSubmit={form.submit} noValidate>
        <Stack gap="lg">
          <Text>{t('lost.check')}</Text>
          <TextInput label={t('lost.old')} type="email" required maxLength={254} autoComplete="off" {...form.text('old_email')} />
          <TextInput label={t('lost.new')} type="email" required maxLength={254} autoComplete="off" {...form.text('new_email')} />
          <Textarea label={t('lost.reason')} description={t('lost.reasonHint')} required maxLength={1000} minRows={4} autosize {...form.text('reason')} />
          <FormEnd form={form} label={t('lost.send')} explained={t('lost.problem', { returnObjects: true })} />
        </Stack>
      </form>
    </Paper>
  );
}
