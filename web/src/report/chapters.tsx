import { useTranslation } from 'react-i18next';
import type { Report } from '../api/schema/reports';
import { chapters } from './chapter_names';
import { Measure } from './measure';
import { Part } from './part';
import classes from './report.module.css';

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
