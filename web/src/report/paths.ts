import type { Report } from '../api/schema/reports';

/** A place in a report that a finding or a withheld figure names. */
export type Place =
  | { kind: 'line'; line: string; group?: string }
  | { kind: 'topics' }
  | { kind: 'topic'; topic: string }
  | { kind: 'use'; what: string }
  | { kind: 'stress' }
  | { kind: 'pooled'; program: string }
  | { kind: 'report' };

/** Reads a path such as "lines/engagement/dep_…" or "topics/workload"; undefined for one that is not known yet. */
export function placeOf(path: string): Place | undefined {
  const [first, second, third] = path.split('/');
  if (first === 'lines' && second && third) return third === 'company' ? { kind: 'line', line: second } : { kind: 'line', line: second, group: third };
  if (first === 'topics') return second ? { kind: 'topic', topic: second } : { kind: 'topics' };
  if (first === 'use' && second) return { kind: 'use', what: second };
  if (path === 'job_stress') return { kind: 'stress' };
  if (first === 'pooled' && second) return { kind: 'pooled', program: second };
  return path === 'report' ? { kind: 'report' } : undefined;
}

/** The ID of the element on the page that shows a place. */
export function anchorOf(place: Place): string {
  if (place.kind === 'line') return `line-${place.line}`;
  if (place.kind === 'topic' || place.kind === 'topics') return 'topics';
  return place.kind === 'report' ? 'summary' : place.kind;
}

/** Whether a path is among what the report holds back. */
export const isWithheld = (report: Report, path: string): boolean => report.withheld?.some((w) => w.what === path) ?? false;
