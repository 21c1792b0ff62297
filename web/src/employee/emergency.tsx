import { Anchor, Button, Group, List, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../api/client';
import type { EmergencyBody, EmergencyOutputBody } from '../api/schema/sessions';
import { Dialog } from '../parts/dialog';
import { Failure } from '../parts/failure';
import { FormEnd, useForm } from '../parts/form';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useSend } from '../parts/send';
import { useTimes } from '../parts/time';
import { Sheet } from './booking/facts';
import { emergencyKey, readEmergency } from './emergency/calls';

const nothing: EmergencyBody = { own_name: '', own_phone: '', place: '', name: '', relation: '', phone: '' };

/** What an employee may leave for danger to life: given, changed and taken back here, with who sees it and when. */
export function Component() {
  const { t } = useTranslation('emergency');
  const query = useQuery({ queryKey: emergencyKey, queryFn: readEmergency });
  return (
    <Page title={t('title')} lead={t('lead')} up={{ to: '/settings', label: t('up') }} width="narrow">
      <Sheet tint>
        <Title order={2} size="h3" mb="sm">{t('whoTitle')}</Title>
        <List spacing="xs">{t('who', { returnObjects: true }).map((line) => <List.Item key={line}>{line}</List.Item>)}</List>
        <Text mt="sm"><Anchor component={Link} to="/settings/access">{t('accessLink')}</Anchor></Text>
      </Sheet>
      <Ready query={query} lines={6}>{(given) => <Fields key={given.given_at ?? ''} given={given} />}</Ready>
    </Page>
  );
}

function Fields({ given }: { given: EmergencyOutputBody }) {
  const { t } = useTranslation('emergency');
  const queries = useQueryClient();
  const times = useTimes();
  const form = useForm<EmergencyBody, EmergencyOutputBody>({
    name: 'emergency', initial: given.emergency ?? nothing,
    check: (values) => (Object.values(values).every((v) => v.trim() === '') ? { own_name: t('empty') } : {}),
    send: (body) => ask(api.sessions.PUT('/api/sessions/me/emergency', { body })),
    sent: (answer) => queries.setQueryData(emergencyKey, answer),
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="lg">
        <Stack gap="md" component="section">
          <Title order={2} size="h3">{t('ownTitle')}</Title>
          <TextInput label={t('own_name')} description={t('own_nameHelp')} maxLength={100} autoComplete="name" {...form.text('own_name')} />
          <TextInput label={t('own_phone')} type="tel" maxLength={40} autoComplete="tel" {...form.text('own_phone')} />
          <TextInput label={t('place')} description={t('placeHelp')} maxLength={400} autoComplete="street-address" {...form.text('place')} />
        </Stack>
        <Stack gap="md" component="section">
          <div><Title order={2} size="h3">{t('personTitle')}</Title><Text size="sm" c="dimmed">{t('personText')}</Text></div>
          <TextInput label={t('name')} maxLength={100} {...form.text('name')} />
          <TextInput label={t('relation')} description={t('relationHelp')} maxLength={60} {...form.text('relation')} />
          <TextInput label={t('phone')} type="tel" maxLength={40} {...form.text('phone')} />
        </Stack>
        <div role="status">{given.given_at && <Text size="sm" c="dimmed">{t('stored')} {t('given', { date: times.date(given.given_at) })}</Text>}</div>
        <FormEnd form={form} label={t(given.emergency ? 'change' : 'submit')} secondary={given.emergency && <Remove forget={form.forget} />} />
      </Stack>
    </form>
  );
}

function Remove({ forget }: { forget: () => void }) {
  const { t } = useTranslation('emergency');
  const { t: common } = useTranslation();
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const sending = useSend<string, unknown>({
    name: 'emergency/remove', send: () => ask(api.sessions.DELETE('/api/sessions/me/emergency')),
    sent: () => {
      forget();
      setOpen(false);
      queries.setQueryData<EmergencyOutputBody>(emergencyKey, {});
    },
  });
  return (
    <>
      <Button variant="default" size="md" c="var(--mantine-color-error)" onClick={() => setOpen(true)}>{t('remove')}</Button>
      <Dialog open={open} title={t('removeTitle')} close={() => setOpen(false)}>
        <Stack>
          <Text>{t('removeText')}</Text>
          {sending.error && <Failure error={sending.error} />}
          <Group>
            <Button variant="default" onClick={() => setOpen(false)}>{common('cancel')}</Button>
            <Button color="red" loading={sending.pending} onClick={() => sending.send('')}>{t('removeYes')}</Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}
