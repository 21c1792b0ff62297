import { useTranslation } from 'react-i18next';
import type { LedgerRevision, Report } from '../api/schema/reports';
import { useNames } from '../report/names';
import { placeOf } from '../report/paths';
import { useWords } from '../report/words';

/** The names that places of a report are called by, without its figures. */
function named(of: LedgerRevision): Report {
  const lines = (of.lines ?? []).map((l) => ({ ...l, chapter: '', unit: 'mean' as const, better: 1 as const, groups: [], slices: [], trend: [], benchmark: [] }));
  return {
    company: '', company_id: '', month: of.month, revision: of.revision, threshold: of.threshold, use: { invited: 0 }, participation: { ja: '', en: '' }, groups: of.groups, slices: of.slices, lines,
    topics: [], excerpts: [], voices: [], pooled: [], findings: [], withheld: [], notes: [],
  };
}

/** What calls a published or withheld place: as a whole, or its figure and whose it is apart. */
export function useCellNames(of: LedgerRevision) {
  const { t: review } = useTranslation('review');
  const { t: report } = useTranslation('report');
  const words = useWords();
  const name = useNames(named(of));
  const whole = (path: string): string => {
    const place = placeOf(path);
    return (place && name(place)) || review('other');
  };
  const figure = (path: string): string => {
    const place = placeOf(path);
    if (place?.kind === 'topic' || place?.kind === 'topics') return report('topics.title');
    if (place?.kind === 'use') return report('use.title');
    const line = place?.kind === 'line' && of.lines?.find((l) => l.code === place.line);
    return line ? words.say(line.label) : whole(path);
  };
  const place = (path: string): string => {
    const at = placeOf(path);
    if (at?.kind === 'topic') return words.topic(at.topic);
    if (at?.kind !== 'line') return whole(path);
    const group = of.groups?.find((g) => g.id === at.group);
    const slice = of.slices?.find((s) => s.id === at.group);
    if (slice) return words.say(slice.label);
    return group ? words.path(group.name) : report('heat.company');
  };
  return { whole, figure, place };
}
