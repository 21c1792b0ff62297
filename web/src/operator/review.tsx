import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api, ask } from '../api/client';
import type { Report, Review } from '../api/schema/reports';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { calendarDate, useTimes } from '../parts/time';
import { Saves } from '../report/saves';
import { ReportView } from '../report/view';
import { Chip } from './chip';
import { ReleaseForm } from './release_form';
import { Withheld } from './withheld';

// It stands below the report, so it may come after it.
const Revision = lazy(async () => ({ default: (await import('./revision')).Revision }));

/** How often a report that was asked for anew is looked for, in milliseconds. */
const often = 3000;

/** The report as HR reads it: without the reasons why figures are withheld. */
function forHr(report: Report, comment: string): Report {
  return { ...report, comment: comment || undefined, withheld: report.withheld?.map((w) => ({ ...w, why: 'protected' as const })) ?? null };
}

/** A report before its release: what HR will see, what only operators see, the comment, and the release. */
export function Component() {
  const { t } = useTranslation('review');
  const times = useTimes('UTC');
  const { company = '', month = '' } = useParams();
  const [awaited, setAwaited] = useState(false);
  const query = useQuery({
    queryKey: ['review', company, month], refetchInterval: awaited ? often : false,
    queryFn: () => ask(api.reports.GET('/api/reports/reviews/{company_id}/{month}', { params: { path: { company_id: company, month } } })),
  });
  const name = /^\d{4}-\d{2}$/.test(month) ? times.month(calendarDate(`${month}-15`)) : '';
  return (
    <Page
      title={query.data ? t('title', { company: query.data.report.company, month: name }) : t('list.title')} lead={t('lead')} width="wide"
      up={{ to: '/operator/reviews', label: t('up') }}
      actions={query.data && (
        <>
          <Chip tone={query.data.status === 'draft' ? 'look' : 'good'}>{t(query.data.status === 'draft' ? 'draft' : 'released')}</Chip>
          {query.data.status === 'draft' && <Anchor href="#release">{t('toRelease')}</Anchor>}
        </>
      )}
    >
      <Ready query={query} lines={10}>{(review) => <Read review={review} month={name} awaiting={setAwaited} />}</Ready>
    </Page>
  );
}

function Read({ review, month, awaiting }: { review: Review; month: string; awaiting: (on: boolean) => void }) {
  const [said, say] = useState('');
  const [comment, setComment] = useState('');
  const shout = useCallback((text: string) => {
    say(text);
    scrollTo({ top: 0 });
  }, []);
  const draft = review.status === 'draft';
  const shown = useDeferredValue(draft ? comment : (review.report.comment ?? ''));
  return (
    <div>
      <div role="status">{said && <Alert color="tokiwa" variant="light" mb="lg"><Text c="var(--mantine-color-text)">{said}</Text></Alert>}</div>
      <Stack gap="xl">
        <Saves
          from={(form, language) => api.reports.GET(`/api/reports/reviews/{company_id}/{month}/${form}`, { params: { path: { company_id: review.report.company_id, month: review.report.month }, query: { language } }, parseAs: 'blob' })}
          company={review.report.company} month={review.report.month}
        />
        <ReportView report={forHr(review.report, shown)} />
        <Withheld report={review.report} />
        <Suspense><Revision review={review} awaiting={awaiting} say={shout} /></Suspense>
        {draft && <ReleaseForm review={review} month={month} say={say} typed={setComment} />}
      </Stack>
    </div>
  );
}
