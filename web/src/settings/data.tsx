import { Alert, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import { useMe } from '../auth/me';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { calendarDate, useTimes } from '../parts/time';
import { Sheet } from '../employee/booking/facts';
import { Copy } from './copy';
import { KeptList } from './kept';

/** What the service holds about the reader, of whatever role: a copy of all of it, and what stays after an erasure. */
export function Component() {
  const { t } = useTranslation('rights');
  const { role, left, ends_on: ends } = useMe();
  const employee = role === 'employee';
  const { date } = useTimes();
  const kept = useQuery({ queryKey: ['kept'], queryFn: () => ask(api.signup.GET('/api/signup/public/kept')), staleTime: Infinity });
  return (
    <Page title={t('data.title')} lead={t(employee ? 'data.lead' : 'data.leadOthers')} up={employee ? { to: '/settings', label: t('data.up') } : undefined} width="narrow">
      {ends && <Alert color="kaki" variant="light"><Text c="var(--mantine-color-text)">{t(left ? 'data.ends' : 'data.endsContract', { date: date(calendarDate(ends)) })}</Text></Alert>}
      <Sheet><Copy employee={employee} /></Sheet>
      {!employee && (
        <Stack gap="xs">
          <Title order={2} size="h3">{t('others.title')}</Title>
          <Text>{t('others.text')}</Text>
        </Stack>
      )}
      <Ready query={kept} lines={6}>{(k) => <><KeptList kept={k.kept} /><KeptList kept={k.lapses} lapses /></>}</Ready>
    </Page>
  );
}
