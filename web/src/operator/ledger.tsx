import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, ask } from '../api/client';
import { Problem } from '../api/problem';
import type { LedgerRevision } from '../api/schema/reports';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useTimes } from '../parts/time';
import { useWords } from '../report/words';
import { LedgerCells } from './ledger_cells';
import classes from './ledger.module.css';
import parts from './parts.module.css';

/** What a company's reports published so far, and what they withheld and why: the newest first. */
export function Component() {
  const { t } = useTranslation('answers');
  const id = useParams().id ?? '';
  const query = useQuery({ queryKey: ['ledger', id], queryFn: () => ask(api.reports.GET('/api/reports/ledger/{company_id}', { params: { path: { company_id: id } } })) });
  const missing = query.error instanceof Problem && query.error.status === 404;
  return (
    <Page title={t('ledger.title')} lead={query.data && t('ledger.lead', { company: query.data.company })} up={{ to: `/operator/companies/${id}`, label: t('ledger.up') }} width="wide">
      {missing ? <Empty title={t('ledger.none')}>{t('ledger.noneText')}</Empty> : (
        <Ready query={query} lines={8}>
          {({ revisions }) => (
            <Stack gap="lg">
              <Text size="sm" c="dimmed">{t('ledger.privacy')}</Text>
              {(revisions ?? []).map((r, i, all) => <Revision key={r.month + String(r.revision)} of={r} open={i === 0} read={all.findIndex((o) => o.month === r.month) === i ? `/operator/reviews/${id}/${r.month}` : undefined} />)}
            </Stack>
          )}
        </Ready>
      )}
    </Page>
  );
}

function Revision({ of, open, read }: { of: LedgerRevision; open: boolean; read: string | undefined }) {
  const { t } = useTranslation('answers');
  const words = useWords();
  const times = useTimes();
  const published = of.published?.length ?? 0;
  const withheld = of.withheld?.length ?? 0;
  return (
    <details open={open} className={`${parts.panel} ${classes.revision}`}>
      <summary>
        <Title order={2} size="h3" component="h2" display="inline">{t('ledger.revision', { month: words.month(of.month), n: of.revision })}</Title>
        <Text size="sm" c="dimmed" mt={4}>
          {of.released_on ? t('ledger.released', { date: times.date(of.released_on) }) : t('ledger.draft')}{' · '}{t('ledger.counts', { published, withheld })}{' · '}{t('ledger.threshold', { count: of.threshold })}
        </Text>
      </summary>
      {read && <Text mt="sm"><Anchor component={Link} to={read}>{t('ledger.read')}</Anchor></Text>}
      <LedgerCells of={of} />
    </details>
  );
}
