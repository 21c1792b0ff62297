import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { Licence, OwnProfile } from '../../api/schema/signup';
import { Failure } from '../../parts/failure';
import { Loading } from '../../parts/loading';
import { useSend } from '../../parts/send';
import { calendarDate, useTimes } from '../../parts/time';
import { Card } from '../card';
import { entryKey } from '../data';
import { useWords } from './use_words';

// The form brings the texts of the application with it: only who asks for it waits for them.
const Change = lazy(async () => ({ default: (await import('./licence_change')).Change }));

/** The licences, which change only after an operator has checked the numbers. */
export function Licences({ entry }: { entry: OwnProfile }) {
  const { t } = useTranslation('profile');
  const [open, setOpen] = useState(false);
  const asked = entry.licence_request;
  return (
    <Card title={t('licences.title')}>
      <Text size="sm" c="dimmed">{t('licences.text')}</Text>
      <List of={entry.licences} />
      {asked && !open && <Asked licences={asked.licences} />}
      {open
        ? <Suspense fallback={<Loading lines={3} />}><Change from={asked?.licences ?? entry.licences} close={() => setOpen(false)} /></Suspense>
        : <Group><Button variant="default" size="sm" onClick={() => setOpen(true)}>{t('licences.change')}</Button></Group>}
    </Card>
  );
}

function List({ of }: { of: readonly Licence[] }) {
  const { t } = useTranslation('profile');
  const words = useWords();
  const times = useTimes('UTC');
  return (
    <Stack component="ul" gap={6} m={0} pl="1.2rem">
      {of.map((l) => (
        <li key={l.kind + l.number}>
          {words('licence', l.kind)} <span className="tabular">{l.number}</span>{' '}
          {l.valid_until && <Text span size="sm" c="dimmed" display="inline-block">{t('licences.until', { date: times.date(calendarDate(l.valid_until)) })}</Text>}
        </li>
      ))}
    </Stack>
  );
}

function Asked({ licences }: { licences: readonly Licence[] }) {
  const { t } = useTranslation('profile');
  const queries = useQueryClient();
  const withdraw = useSend({
    name: 'withdraw-licences',
    send: () => ask(api.signup.DELETE('/api/signup/me/consultant/licences')),
    sent: (answer) => queries.setQueryData(entryKey, answer),
  });
  return (
    <Alert color="kaki" variant="light" title={t('licences.waiting')}>
      <Stack gap="sm">
        <List of={licences} />
        <Group><Button variant="default" size="sm" loading={withdraw.pending} onClick={() => withdraw.send(undefined)}>{t('licences.withdraw')}</Button></Group>
        {withdraw.error && <Failure error={withdraw.error} />}
      </Stack>
    </Alert>
  );
}
