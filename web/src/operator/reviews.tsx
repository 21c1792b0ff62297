import { Alert, Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../api/client';
import type { ListedDraft } from '../api/schema/reports';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { calendarDate, useTimes } from '../parts/time';
import { Chip } from './chip';
import { useMissingReports } from './missing_reports';
import parts from './parts.module.css';

/** The reports that wait for an operator to read and release them, oldest month first. */
export function Component() {
  const { t } = useTranslation('review');
  const query = useQuery({ queryKey: ['reviews'], queryFn: () => ask(api.reports.GET('/api/reports/reviews')) });
  return (
    <Page title={t('list.title')} lead={t('list.lead')} width="medium">
      <MissingHint />
      <Ready query={query}>
        {(data) => {
          const drafts = (data.items ?? []).toSorted((a, b) => a.month.localeCompare(b.month) || a.company.localeCompare(b.company, 'ja'));
          if (drafts.length === 0) return <Empty title={t('list.empty')}>{t('list.emptyText')}</Empty>;
          return (
            <Stack gap="sm">
              <Text size="sm" c="dimmed">{t('list.count', { count: drafts.length })}</Text>
              <ul className={parts.lines}>{drafts.map((d) => <Draft key={d.company_id + d.month} draft={d} />)}</ul>
            </Stack>
          );
        }}
      </Ready>
    </Page>
  );
}

/** Leads to the companies whose report is missing, when there are any. */
function MissingHint() {
  const { t } = useTranslation('review');
  const count = useMissingReports().data?.companies.length ?? 0;
  if (count === 0) return null;
  return (
    <Alert color="kaki" variant="light" mb="lg">
      <Group justify="space-between" gap="sm">
        <Text c="var(--mantine-color-text)">{t('missing.count', { count })}</Text>
        <Anchor component={Link} to="/operator/reviews/missing">{t('missing.see')}</Anchor>
      </Group>
    </Alert>
  );
}

function Draft({ draft: d }: { draft: ListedDraft }) {
  const { t } = useTranslation('review');
  const times = useTimes('UTC');
  return (
    <li>
      <Stack gap={4} align="flex-start">
        <Link to={`/operator/reviews/${d.company_id}/${d.month}`} className={parts.lead}>{d.company}</Link>
        <Text size="sm">{times.month(calendarDate(`${d.month}-15`))}</Text>
        <Chip tone={d.revision > 1 ? 'look' : 'calm'}>{d.revision > 1 ? t('list.revision', { n: d.revision - 1 }) : t('list.first')}</Chip>
      </Stack>
    </li>
  );
}
