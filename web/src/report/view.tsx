import { Anchor, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Report } from '../api/schema/reports';
import { Empty } from '../parts/empty';
import { Chapters, chapters } from './chapters';
import { Comparison } from './comparison';
import { Findings } from './findings';
import { Heat } from './heat';
import { HeldBack, Notes } from './held_back';
import { isWithheld } from './paths';
import classes from './report.module.css';
import { Slices } from './slices';
import { Stress } from './stress';
import { Comment, Summary } from './summary';
import { Topics } from './topics';
import { Use } from './use';
import { Excerpts, PooledTalks, Voices } from './voices';

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
      <Heat report={report} />
      <Chapters report={report} />
      <Slices report={report} />
      <Comparison report={report} />
      <Stress report={report} />
      <Topics report={report} />
      <Excerpts report={report} />
      <Voices report={report} />
      <PooledTalks report={report} />
      <HeldBack report={report} />
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
