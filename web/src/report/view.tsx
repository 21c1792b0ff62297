import { Anchor, Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Report } from '../api/schema/reports';
import { Empty } from '../parts/empty';
import { Loading } from '../parts/loading';
import { chapters } from './chapter_names';
import { Findings } from './findings';
import { Notes } from './notes';
import { isWithheld } from './paths';
import classes from './report.module.css';
import { Comment, Summary } from './summary';
import { Use } from './use';

// What stands below the first screens comes when those are there.
const Details = lazy(async () => ({ default: (await import('./details')).Details }));

/**
 * A monthly report as its company reads it: first what matters, then everything behind it. The operator's review shows the same, so
 * that what is released is what was read; only HR answers the proposals.
 */
export function ReportView({ report, answered }: { report: Report; answered?: boolean }) {
  const { t } = useTranslation('report');
  if (isWithheld(report, 'report')) {
    return (
      <Stack gap="xl" className={classes.root}>
        <Empty title={t('withheld.whole.title')}>{t('withheld.whole.text', { least: 2 * report.threshold })}</Empty>
        <Comment report={report} />
        <Notes report={report} />
      </Stack>
    );
  }
  return (
    <Stack gap="xl" className={classes.root}>
      <Contents report={report} />
      <Summary report={report} />
      <Findings report={report} answered={answered} />
      <Use report={report} />
      <Suspense fallback={<Loading lines={6} />}><Details report={report} /></Suspense>
      <Notes report={report} />
    </Stack>
  );
}

function Contents({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const has = (chapter: string) => report.lines?.some((l) => l.chapter === chapter) ?? false;
  const parts = [
    { id: 'summary', text: t('summary.title') },
    { id: 'findings', text: t('findings.title') },
    { id: 'use', text: t('use.title') },
    ...(report.groups?.length ? [{ id: 'departments', text: t('heat.title') }] : []),
    ...chapters.filter(has).map((c) => ({ id: `chapter-${c}`, text: t(`chapter.${c}.title`) })),
    ...(report.lines?.some((l) => l.slices?.length) ? [{ id: 'slices', text: t('slices.title') }] : []),
    ...(report.lines?.some((l) => l.benchmark?.length) ? [{ id: 'comparison', text: t('benchmark.title') }] : []),
    ...(report.job_stress ? [{ id: 'stress', text: t('stress.title') }] : []),
    { id: 'topics', text: t('topics.title') },
    { id: 'excerpts', text: t('excerpts.title') },
    ...(report.voices?.length ? [{ id: 'voices', text: t('voices.title') }] : []),
    ...(report.pooled?.length ? [{ id: 'pooled', text: t('pooled.title') }] : []),
    { id: 'withheld', text: t('withheld.title') },
    { id: 'notes', text: t('notes.title') },
  ];
  return (
    <nav aria-label={t('contents')} className="no-print">
      <ul className={classes.contents}>{parts.map((p) => <li key={p.id}><Anchor href={`#${p.id}`} size="sm">{p.text}</Anchor></li>)}</ul>
    </nav>
  );
}
