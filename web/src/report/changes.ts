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
  return (report.lines ?? []).flatMap((l) => history(l).at(-1)?.month ?? []).toSorted().at(-1);
}

/** Only where the ranges do not overlap has something changed: anything less may be chance (the notes of the report say the same). */
export function changes(report: Report): Change[] {
  const month = monthBefore(report);
  return (report.lines ?? []).flatMap((line) => {
    const before = history(line).find((p) => p.month === month)?.figure;
    const now = line.company;
    if (!before || !now || (now.low <= before.high && before.low <= now.high)) return [];
    return [{ line, before, now, better: now.value > before.value === line.better > 0 }];
  });
}
