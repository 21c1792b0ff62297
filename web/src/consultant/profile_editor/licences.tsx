import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { Licence, OwnProfile } from '../../api/schema/signup';
import { FormEnd, useForm } from '../../parts/form';
import { Failure } from '../../parts/failure';
import { useSend } from '../../parts/send';
import { calendarDate, useTimes } from '../../parts/time';
import { LicenceRows } from '../../public/apply_licences';
import { type LicenceRow, licencesOf, wrongLicence } from '../../public/apply_values';
import { Card } from '../card';
import { entryKey } from '../data';
import { useWords } from './use_words';

const rowsOf = (licences: readonly Licence[]): LicenceRow[] => licences.map((l) => ({ kind: l.kind, number: l.number, valid_until: l.valid_until ?? '' }));

/** The licences, which change only after an operator has checked the numbers. */
export function Licences({ entry }: { entry: OwnProfile }) {
  const { t } = useTranslation('consultant');
  const [open, setOpen] = useState(false);
  const asked = entry.licence_request;
  return (
    <Card title={t('profile.licences.title')}>
      <Text size="sm" c="dimmed">{t('profile.licences.text')}</Text>
      <List of={entry.licences} />
      {asked && !open && <Asked licences={asked.licences} />}
      {open
        ? <Change from={asked?.licences ?? entry.licences} close={() => setOpen(false)} />
        : <Group><Button variant="default" size="sm" onClick={() => setOpen(true)}>{t('profile.licences.change')}</Button></Group>}
    </Card>
  );
}

function List({ of }: { of: readonly Licence[] }) {
  const { t } = useTranslation('consultant');
  const words = useWords();
  const times = useTimes('UTC');
  return (
    <Stack component="ul" gap={6} m={0} pl="1.2rem">
      {of.map((l) => (
        <li key={l.kind + l.number}>
          {words('licence', l.kind)} <span className="tabular">{l.number}</span>{' '}
          {l.valid_until && <Text span size="sm" c="dimmed" display="inline-block">{t('profile.licences.until', { date: times.date(calendarDate(l.valid_until)) })}</Text>}
        </li>
      ))}
    </Stack>
  );
}

function Asked({ licences }: { licences: readonly Licence[] }) {
  const { t } = useTranslation('consultant');
  const queries = useQueryClient();
  const withdraw = useSend({
    name: 'withdraw-licences',
    send: () => ask(api.signup.DELETE('/api/signup/me/consultant/licences')),
    sent: (answer) => queries.setQueryData(entryKey, answer),
  });
  return (
    <Alert color="kaki" variant="light" title={t('profile.licences.waiting')}>
      <Stack gap="sm">
        <List of={licences} />
        <Group><Button variant="default" size="sm" loading={withdraw.pending} onClick={() => withdraw.send(undefined)}>{t('profile.licences.withdraw')}</Button></Group>
        {withdraw.error && <Failure error={withdraw.error} />}
      </Stack>
    </Alert>
  );
}

function Change({ from, close }: { from: readonly Licence[]; close: () => void }) {
  const { t } = useTranslation('consultant');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const form = useForm<{ licences: LicenceRow[] }, OwnProfile>({
    name: 'own-licences',
    initial: { licences: rowsOf(from) },
    check: (v) => (v.licences.some((l) => wrongLicence(l, v.licences)) ? { licences: t('profile.licences.wrong') } : {}),
    send: (v) => ask(api.signup.PUT('/api/signup/me/consultant/licences', { body: { licences: licencesOf(v.licences) } })),
    sent: (answer) => {
      queries.setQueryData(entryKey, answer);
      close();
    },
  });
  const leave = () => {
    form.forget();
    close();
  };
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="md">
        <LicenceRows rows={form.values.licences} change={(rows) => form.set('licences', rows)} asked={form.errorOf('licences') !== undefined} />
        <FormEnd form={form} label={t('profile.licences.send')} secondary={<Button variant="default" size="md" onClick={leave}>{common('cancel')}</Button>} />
      </Stack>
    </form>
  );
}
