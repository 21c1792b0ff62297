import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../api/client';
import type { Inquiry } from '../api/schema/signup';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { Chip } from './chip';
import classes from './inquiries.module.css';
import parts from './parts.module.css';
import { useWords } from './words';

/** Reads what is kept aside, newest first; beyond two hundred it is a flood, whose rest nobody reads. */
export const askAside = () => ask(api.signup.GET('/api/signup/inquiries', { params: { query: { aside: true, limit: 200 } } }));

/** Inquiries that may have been sent by programs: somebody looks whether a customer is among them. */
export function Component() {
  const { t } = useTranslation('operator');
  const query = useQuery({ queryKey: ['inquiries', 'aside'], queryFn: askAside });
  return (
    <Page title={t('aside.title')} lead={t('aside.lead')} up={{ to: '/operator', label: t('inquiry.up') }} width="medium">
      <Ready query={query} lines={6}>
        {({ inquiries }) => (inquiries?.length
          ? <ul className={classes.cards}>{inquiries.map((q) => <Line key={q.inquiry_id} inquiry={q} />)}</ul>
          : <Empty title={t('aside.empty')}>{t('aside.emptyText')}</Empty>)}
      </Ready>
    </Page>
  );
}

function Line({ inquiry: q }: { inquiry: Inquiry }) {
  const { t } = useTranslation('operator');
  const words = useWords();
  return (
    <li className={classes.card}>
      <Stack gap={6}>
        <Group justify="space-between" gap="xs">
          <Link to={`/operator/inquiries/${q.inquiry_id}`} className={parts.lead}>{q.company_name}</Link>
          <Text size="sm" c="dimmed" component="time" dateTime={q.received_at}>{words.age(q.received_at)}</Text>
        </Group>
        <Text size="sm">{q.person_name}・{q.email}</Text>
        {q.message && <Text size="sm" c="dimmed" lineClamp={2}>{q.message}</Text>}
        <Group gap="xs">{q.doubts?.map((d) => <Chip key={d} tone="look">{t(`inquiry.doubt.${d as 'trap'}`)}</Chip>)}</Group>
      </Stack>
    </li>
  );
}
