import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../api/client';
import type { CaseView } from '../api/schema/sessions';
import { CaseChip, Overdue } from '../cases/thread';
import { Sheet } from '../employee/booking/facts';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { calendarDate, useTimes } from '../parts/time';

/** The cases that somebody of the desk may read: those that wait first. */
export function Component() {
  const { t } = useTranslation('desk');
  const query = useQuery({ queryKey: ['deskCases'], queryFn: () => ask(api.sessions.GET('/api/sessions/desk/cases')) });
  return (
    <Page title={t('list.title')} lead={t('list.lead')}>
      <Ready query={query} lines={6}>
        {({ cases }) => cases.length === 0 ? <Empty title={t('list.none')}>{t('list.noneText')}</Empty> : <Lists all={cases} />}
      </Ready>
    </Page>
  );
}

const waits = (c: CaseView): boolean => c.status === 'open' || c.status === 'acknowledged';

function Lists({ all }: { all: readonly CaseView[] }) {
  const { t } = useTranslation('desk');
  const open = all.filter(waits).toSorted((a, b) => a.outcome_by.localeCompare(b.outcome_by));
  const over = all.filter((c) => !waits(c));
  return (
    <Stack gap="xl">
      {open.length > 0 && <Stack component="section" gap="md"><Title order={2}>{t('list.open', { count: open.length })}</Title>{open.map((c) => <Line key={c.case_id} of={c} />)}</Stack>}
      {over.length > 0 && <Stack component="section" gap="md"><Title order={2}>{t('list.over', { count: over.length })}</Title>{over.map((c) => <Line key={c.case_id} of={c} />)}</Stack>}
    </Stack>
  );
}

function Line({ of }: { of: CaseView }) {
  const { t } = useTranslation('desk');
  const times = useTimes('UTC');
  const day = (date: string) => times.date(calendarDate(date));
  return (
    <Sheet>
      <Stack gap="xs">
        <Group justify="space-between" gap="sm">
          <Title order={3}><Anchor component={Link} to={`/desk/${of.case_id}`} inherit>{of.name ? t('list.named', { name: of.name }) : t('list.anonymous')}</Anchor></Title>
          <CaseChip status={of.status} />
        </Group>
        <Group style={{ gap: '0.1rem 1.5rem' }}>
          <Text size="sm" c="dimmed">{t('list.opened', { date: day(of.opened_on) })}</Text>
          {of.status === 'open' && <Text size="sm" c="dimmed">{t('list.acknowledge', { date: day(of.acknowledge_by) })}</Text>}
          {waits(of) && <Text size="sm" c="dimmed">{t('list.outcome', { date: day(of.outcome_by) })}</Text>}
        </Group>
        <Overdue of={of} />
      </Stack>
    </Sheet>
  );
}
