import { now } from '../../api/clock';
import type { Licence } from '../../api/schema/signup';

/** From this many days before the end of a registration its renewal is offered; mails begin at the same time. */
const notice = 90;

/** How many days a registration still holds, today counted as none; below 0 it is over. Days are those of Japan, as for the API. */
export const daysLeft = (until: string): number => Math.ceil((Date.parse(`${until}T00:00:00+09:00`) + 86_400_000 - now()) / 86_400_000) - 1;

/** Whether its end is near, or over: only that of a career consultant lapses by itself. */
export const ends = (l: Licence): boolean => l.kind === 'career_consultant' && l.valid_until !== undefined && l.valid_until !== '' && daysLeft(l.valid_until) <= notice;

/** The registration whose end comes first, of those that are near it. */
export const nearest = (licences: readonly Licence[]): Licence | undefined =>
  licences.filter(ends).toSorted((a, b) => (a.valid_until ?? '').localeCompare(b.valid_until ?? ''))[0];
