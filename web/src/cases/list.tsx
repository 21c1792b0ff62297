import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CaseView } from '../api/schema/sessions';
import { Sheet } from '../employee/booking/facts';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { calendarDate, useTimes } from '../parts/time';
import { casesQuery } from './queries';
import { Safety } from './safety';
import { CaseChip, Overdue } from './thread';

/** What an employee brought to the company's desk. */
export function Component() {
  const { t } = useTranslation('cases');
  const query = useQuery(casesQuery);
  const begin = <Button component={Link} to="/cases/new">{t('list.new')}</Button>;
  return (
    <Page title={t('list.title')} lead={t('list.lead')} width="narrow" up={{ to: '/shared', label: t('up') }}>
      <Ready query={query}>
        {({ cases }) => cases.length === 0
          ? <Empty title={t('list.none')} action={begin}>{t('list.noneText')}</Empty>
          : <Stack gap="md">{cases.map((c) => <Line key={c.case_id} of={c} />)}<Group>{begin}</Group></Stack>}
      </Ready>
      <Safety desk={false} />
    </Page>
  );
}

function Line({ of }: { of: CaseView }) {
  const { t } = useTranslation('cases');
  const times = useTimes('UTC');
  return (
    <Sheet>
      <Stack gap="xs">
        <Group gap="sm"><CaseChip status={of.status} /><Text size="sm" c="dimmed">{t(`way.${of.way}`)}</Text></Group>
        <Title order={2} size="h3"><Anchor component={Link} to={`/cases/${of.case_id}`} inherit>{t('list.one', { date: times.date(calendarDate(of.opened_on)) })}</Anchor></Title>
        <Overdue of={of} />
      </Stack>
    </Sheet>
  );
}
