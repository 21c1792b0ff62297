import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Text } from '@mantine/core';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { listed } from './company';
import { Choosing } from './departing/choosing';

/** People whom the newest roster no longer has: HR says of each who left and who stays. Nothing here depends on who registered. */
export function Component() {
  const { t } = useTranslation('hr');
  const [read, setRead] = useState(0);
  const query = useQuery({ queryKey: ['roster', 'proposed'], queryFn: ({ signal }) => listed({ status: 'proposed' }, signal, setRead) });
  return (
    <Page title={t('roster.departures.title')} lead={t('roster.departures.lead')} up={{ to: '/hr/roster', label: t('roster.departures.back') }} width="wide">
      {query.isPending && read > 0 && <Text size="sm" c="dimmed">{t('invitations.loading', { count: read })}</Text>}
      <Ready query={query}>{(people) => <Choosing people={people} />}</Ready>
    </Page>
  );
}
