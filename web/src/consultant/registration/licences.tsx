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
import { useWords } from '../profile_editor/use_words';
import { daysLeft, ends } from './near';
import { Renewal } from './renewal';

// The form brings the texts of the application with it: only who asks for it waits for them.
const Change = lazy(async () => ({ default: (await import('./licence_change')).Change }));

/** The licences, which change only after an operator has checked the numbers. */
export function Licences({ entry }: { entry: OwnProfile }) {
  const { t } = useTranslation('registration');
  const [open, setOpen] = useState<Licence | 'change'>();
  const close = () => setOpen(undefined);
  const asked = entry.licence_request;
  return (
    <Card title={t('licences.title')}>
      <Text size="sm" c="dimmed">{t('licences.text')}</Text>
      <List of={entry.licences} renew={asked || open ? undefined : setOpen} />
      {asked && !open && <Asked licences={asked.licences} />}
      {open === 'change' && <Suspense fallback={<Loading lines={3} />}><Change from={asked?.licences ?? entry.licences} close={close} /></Suspense>}
      {open && open !== 'change' && <Renewal licences={entry.licences} of={open} close={close} />}
      {!open && <Group><Button variant="default" size="sm" onClick={() => setOpen('change')}>{t('licences.change')}</Button></Group>}
    </Card>
  );
}

function List({ of, renew }: { of: readonly Licence[]; renew?: (licence: Licence) => void }) {
  const words = useWords();
  return (
    <Stack component="ul" gap="sm" m={0} pl="1.2rem">
      {of.map((l) => (
        <li key={l.kind + l.number}>
          {words('licence', l.kind)} <span className="tabular">{l.number}</span>
          {l.valid_until && <Until of={l} until={l.valid_until} renew={renew} />}
        </li>
      ))}
    </Stack>
  );
}

/** Until when a registration holds, and the way to its renewal when that comes near. */
function Until({ of, until, renew }: { of: Licence; until: string; renew?: (licence: Licence) => void }) {
  const { t } = useTranslation('registration');
  const times = useTimes('UTC');
  const near = ends(of);
  const left = daysLeft(until);
  const date = times.date(calendarDate(until));
  return (
    <Group gap="xs">
      {!near && <Text size="sm" c="dimmed">{t('licences.until', { date })}</Text>}
      {near && left >= 0 && <Text size="sm" fw={600}>{t('licences.soon', { date, count: left })}</Text>}
      {near && left < 0 && <Text size="sm" fw={600} c="var(--mantine-color-error)">{t('licences.over', { date })}</Text>}
      {renew && near && <Button size="compact-sm" variant="light" onClick={() => renew(of)}>{t('licences.renew')}</Button>}
    </Group>
  );
}

function Asked({ licences }: { licences: readonly Licence[] }) {
  const { t } = useTranslation('registration');
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
        <Text size="sm" c="var(--mantine-color-text)">{t('licences.copy')}</Text>
        <Group><Button variant="default" size="sm" loading={withdraw.pending} onClick={() => withdraw.send(undefined)}>{t('licences.withdraw')}</Button></Group>
        {withdraw.error && <Failure error={withdraw.error} />}
      </Stack>
    </Alert>
  );
}
