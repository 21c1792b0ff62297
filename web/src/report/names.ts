import { useTranslation } from 'react-i18next';
import type { Report } from '../api/schema/reports';
import type { Place } from './paths';
import { useWords } from './words';

const counts = ['registered', 'booked', 'talked', 'answered', 'talks'] as const;

/** Returns what calls a place of the report by the words that stand on the page. */
export function useNames(report: Report): (place: Place) => string {
  const { t } = useTranslation('report');
  const words = useWords();
  return (place) => {
    switch (place.kind) {
      case 'line': {
        const line = report.lines?.find((l) => l.code === place.line);
        const group = report.groups?.find((g) => g.id === place.group);
        const slice = report.slices?.find((s) => s.id === place.group);
        const label = line ? words.say(line.label) : '';
        if (slice) return t('evidence.group', { label, group: words.say(slice.label) });
        return group ? t('evidence.group', { label, group: words.path(group.name) }) : t('evidence.company', { label });
      }
      case 'topic': return t('evidence.topic', { topic: words.topic(place.topic) });
      case 'topics': return t('withheld.topics');
      case 'use': return t(`use.${counts.find((c) => c === place.what) ?? 'what'}`);
      case 'stress': return t('stress.title');
      case 'pooled': return t(`pooled.who.${place.program === 'exit' ? 'exit' : 'pre_joining'}`);
      case 'report': return t('withheld.report');
    }
  };
}
