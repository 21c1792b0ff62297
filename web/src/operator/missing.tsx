import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../api/client';
import type { Missing } from '../api/schema/reports';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { useProblemText } from '../parts/problem_text';
import { Ready } from '../parts/ready';
import { useSend } from '../parts/send';
import { useTimes } from '../parts/time';
import { Chip } from './chip';
import { askAnew, isEarly, useMissingReports, useMonthName } from './missing_reports';
import { usePages } from './pages';
import parts from './parts.module.css';

/** How many pages of two hundred companies are read for their names. */
const atOnce = 5;

/** The companies whose report of the last month is not there although it is due, and what can be done about it. */
export function Component() {
  const { t } = useTranslation('review');
  const times = useTimes();
  const month = useMonthName();
  const [asked, setAsked] = useState<readonly string[]>([]);
  const query = useMissingReports(asked.length > 0);
  return (
    <Page
      title={t('missing.title')} lead={query.data && t('missing.lead', { month: month(query.data.month), due: times.moment(query.data.due) })} width="medium"
      up={{ to: '/operator/reviews', label: t('up') }}
    >
      <Ready query={query}>
        {(data) => {
          if (data.companies.length > 0) return <List missing={data} asked={asked} ask={(id) => setAsked((was) => [...was, id])} />;
          const early = isEarly(data);
          return <Empty title={t(early ? 'missing.early' : 'missing.none')}>{early ? t('missing.earlyText', { due: times.moment(data.due) }) : t('missing.noneText')}</Empty>;
        }}
      </Ready>
    </Page>
  );
}

function List({ missing, asked, ask: add }: { missing: Missing; asked: readonly string[]; ask: (id: string) => void }) {
  const { t } = useTranslation('review');
  const names = usePages(['companies'], (after) => ask(api.signup.GET('/api/signup/companies', { params: { query: { after, limit: 200 } } })), atOnce);
  const known = new Map(names.data?.pages.flatMap((p) => p.companies ?? []).map((c) => [c.company_id, c.name]));
  return (
    <Stack gap="lg">
      <Alert color="kaki" variant="light"><Text c="var(--mantine-color-text)">{t('missing.text')}</Text></Alert>
      <Text size="sm" c="dimmed">{t('missing.count', { count: missing.companies.length })}</Text>
      <ul className={parts.lines}>
        {missing.companies.map((id) => <Line key={id} company={id} name={known.get(id)} month={missing.month} asked={asked.includes(id)} ask={() => add(id)} />)}
      </ul>
    </Stack>
  );
}

function Line({ company, name, month, asked, ask: add }: { company: string; name: string | undefined; month: string; asked: boolean; ask: () => void }) {
  const { t } = useTranslation('review');
  const problem = useProblemText();
  const called = name ?? t('missing.unnamed');
  const sending = useSend<string, unknown>({ name: `missing/${company}/${month}`, send: (id) => askAnew(id, month), sent: add });
  return (
    <li>
      <Group justify="space-between" gap="md">
        <Stack gap={6} align="flex-start">
          <Link to={`/operator/companies/${company}`} className={parts.lead}>{called}</Link>
          <Chip tone={asked ? 'look' : 'bad'}>{t(asked ? 'missing.asked' : 'missing.chip')}</Chip>
        </Stack>
        {!asked && <Button variant="default" loading={sending.pending} onClick={() => sending.send(company)} aria-label={t('missing.askOf', { company: called })}>{t('missing.ask')}</Button>}
      </Group>
      <Text size="sm" role="status" mt={asked ? 6 : 0}>{asked ? t('missing.askedText') : sending.paused && t('again.paused')}</Text>
      {sending.error && <Text size="sm" role="alert" c="var(--mantine-color-error)">{problem(sending.error)}</Text>}
    </li>
  );
}
