import type { ListedReport } from '../api/schema/reports';
import type { RosterPerson } from '../api/schema/signup';

/** What HR would sensibly do next. */
export type Step = { kind: 'roster' | 'wait' } | { kind: 'invite' | 'gone'; count: number } | { kind: 'report'; month: string };

/** A report is new for so many days. */
const fresh = 7;

/** The roster first, then invitations to those who have none; a report that has just come before anything that can wait. */
export function nextStep(people: readonly RosterPerson[], reports: readonly ListedReport[], now: Date): Step {
  if (people.length === 0) return { kind: 'roster' };
  const newest = newestOf(reports);
  if (newest && now.getTime() - new Date(newest.released_on).getTime() < fresh * 86_400_000) return { kind: 'report', month: newest.month };
  const active = people.filter((p) => p.status === 'active');
  const uninvited = active.filter((p) => !p.invited_at).length;
  if (uninvited > 0) return { kind: 'invite', count: uninvited };
  if (active.length < people.length) return { kind: 'gone', count: people.length - active.length };
  return newest ? { kind: 'report', month: newest.month } : { kind: 'wait' };
}

/** The report of the newest month. */
export const newestOf = (reports: readonly ListedReport[]): ListedReport | undefined => reports.toSorted((a, b) => a.month.localeCompare(b.month)).at(-1);
