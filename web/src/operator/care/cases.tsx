import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../../api/client';
import type { CaseCount } from '../../api/schema/sessions';
import { Ready } from '../../parts/ready';
import { Chip } from '../chip';
import { Panel } from '../panel';

/** How often the counts are read again, in milliseconds. */
const every = 60_000;

/** How many cases wait at each company's desk, and how many are late: numbers only, so that somebody can remind the desk. */
export function Cases() {
  const { t } = useTranslation('care');
  const query = useQuery({ queryKey: ['care', 'cases'], refetchInterval: every, queryFn: () => ask(api.sessions.GET('/api/sessions/case-counts')) });
  return (
    <Panel title={t('cases.title')}>
      <Text size="sm" c="dimmed">{t('cases.lead')}</Text>
      <Ready query={query} lines={2}>
        {({ companies }) => companies.length === 0 ? <Text>{t('cases.none')}</Text> : (
          <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
            {companies.toSorted((a, b) => b.overdue - a.overdue || b.open - a.open).map((c) => <Company key={c.company_id} count={c} />)}
          </Stack>
        )}
      </Ready>
    </Panel>
  );
}

// The name is another context's: while it is not here, or cannot be, the link still leads to the company.
function Company({ count: c }: { count: CaseCount }) {
  const { t } = useTranslation('care');
  const { data } = useQuery({ queryKey: ['company', c.company_id], queryFn: () => ask(api.signup.GET('/api/signup/companies/{id}', { params: { path: { id: c.company_id } } })) });
  return (
    <Group component="li" gap="xs" justify="space-between">
      <Anchor component={Link} to={`/operator/companies/${c.company_id}`}>{data?.name ?? t('content.companyLink')}</Anchor>
      <Group gap="xs">
        <Text size="sm" className="tabular">{t('cases.open', { count: c.open })}</Text>
        {c.overdue > 0 && <Chip tone="bad">{t('cases.overdue', { count: c.overdue })}</Chip>}
      </Group>
    </Group>
  );
}
