import { Anchor, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../api/client';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useTimes } from '../parts/time';
import { useWords } from '../report/words';

/** The company's released reports, the newest first. */
export function Component() {
  const { t } = useTranslation('hr');
  const { date } = useTimes();
  const words = useWords();
  const query = useQuery({ queryKey: ['reports'], queryFn: () => ask(api.reports.GET('/api/reports/reports')) });
  return (
    <Page title={t('reports.title')} lead={t('reports.lead')}>
      <Ready query={query}>
        {({ items }) => items?.length ? (
          <Stack gap="sm" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
            {items.toSorted((a, b) => b.month.localeCompare(a.month)).map((r) => (
              <Paper component="li" key={r.month} bg="var(--kikite-surface)" p="lg" style={{ border: '1px solid var(--kikite-line)' }}>
                <Group justify="space-between" gap="xs">
                  <Anchor component={Link} to={`/hr/reports/${r.month}`} fw={600} size="lg" ff="var(--kikite-serif)">{words.month(r.month)}</Anchor>
                  <Text size="sm" c="dimmed">
                    {t('reports.released', { date: date(r.released_on) })}
                    {r.revision > 1 && ` · ${t('reports.revised', { count: r.revision })}`}
                  </Text>
                </Group>
              </Paper>
            ))}
          </Stack>
        ) : <Empty title={t('reports.empty.title')}>{t('reports.empty.text')}</Empty>}
      </Ready>
    </Page>
  );
}
