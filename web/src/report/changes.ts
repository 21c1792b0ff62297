import type { Figure, Line, Report, TrendPoint } from '../api/schema/reports';

/** A measure that has clearly moved since the newest earlier report. */
export interface Change {
  line: Line;
  before: Figure;
  now: Figure;
  better: boolean;
}

/** The earlier months of a line, oldest first. */
export const history = (line: Line): TrendPoint[] => (line.trend ?? []).toSorted((a, b) => a.month.localeCompare(b.month));

/** The month of the newest earlier report that has any figure; undefined if this is the first. */
export function monthBefore(report: Report): string | undefined {
  return (report.lines ?? []).flatMap((l) => l.change?.since ?? []).toSorted().at(-1);
}

/** What the report itself says has changed: anything less may be chance. */
export function changes(report: Report): Change[] {
  return (report.lines ?? []).flatMap((line) => {
    const { change, company: now } = line;
    const before = history(line).find((p) => p.month === change?.since)?.figure;
    return change?.differs && before && now ? [{ line, before, now, better: change.differs === 'better' }] : [];
  });
}
