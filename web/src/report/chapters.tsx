import { useTranslation } from 'react-i18next';
import type { Report } from '../api/schema/reports';
import type texts from '../i18n/ja/report.json';
import { Measure } from './measure';
import { Part } from './part';
import classes from './report.module.css';

type Chapter = keyof (typeof texts)['chapter'];

/** The chapters in the order in which they are read. */
export const chapters: readonly Chapter[] = ['job_fit', 'mental_health', 'leave', 'talk', 'self_check'];

/** Every measure, chapter by chapter. */
export function Chapters({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  return chapters.map((chapter) => {
    const lines = (report.lines ?? []).filter((l) => l.chapter === chapter);
    if (lines.length === 0) return null;
    return (
      <Part key={chapter} id={`chapter-${chapter}`} title={t(`chapter.${chapter}.title`)} lead={t(`chapter.${chapter}.lead`)}>
        <div className={classes.cards}>{lines.map((line) => <Measure key={line.code} line={line} report={report} />)}</div>
      </Part>
    );
  });
}
