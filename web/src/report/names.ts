import { useTranslation } from 'react-i18next';
import type { Report } from '../api/schema/reports';
import type { Place } from './paths';
import { useWords } from './words';

/** Returns what calls a place of the report by the words that stand on the page. */
export function useNames(report: Report): (place: Place) => string {
  const { t } = useTranslation('report');
  const { t: common } = useTranslation();
  const words = useWords();
  return (place) => {
    switch (place.kind) {
      case 'line': {
        const line = report.lines?.find((l) => l.code === place.line);
        const group = report.groups?.find((g) => g.id === place.group);
        const label = line ? words.say(line.label) : '';
        return group ? t('evidence.group', { label, group: words.path(group.name) }) : t('evidence.company', { label });
      }
      case 'topic': return t('evidence.topic', { topic: words.topic(place.topic) });
      case 'topics': return t('withheld.topics');
      case 'talked': return t('withheld.talked');
      case 'pooled': return common(`program.${place.program === 'exit' ? 'exit' : 'pre_joining'}`);
      case 'report': return t('withheld.report');
    }
  };
}
