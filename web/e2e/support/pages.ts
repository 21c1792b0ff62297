import { type People, people } from './world';

/** A page to look at: its path, and who sees it. */
export interface Look {
  path: string;
  as?: 'operator' | 'hr' | 'employee' | 'consultant' | 'newcomer' | 'desk';
}

const of = (as: Look['as'], ...paths: string[]): Look[] => paths.map((path) => ({ path, as }));

// Ten in the morning, a week into the month after the journey's: dates of a series, some of which are open.
function inTime(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 8, 1)).toISOString();
}

/** Every page of the client (src/routes.test.ts compares them with the router's), on the world that the journey left. */
export function pages(p: People = people()): Look[] {
  return [
    ...of(undefined, '/', '/programs', '/confidentiality', '/about', '/inquiry', '/consultants/apply', '/register', '/unsubscribe/0123456789abcdefghjkmnpqrs', '/erasure', '/guardian', '/address', '/no-such-page'),
    ...of('newcomer', '/welcome', '/home', '/profile', '/profile?step=3', '/profile?step=5', '/find', '/find?program=regular_care',
      `/find/compare?program=regular_care&a=${p.chosen}&b=${p.other}`, '/find/search?q=%E3%82%AD%E3%83%A3%E3%83%AA%E3%82%A2', `/consultants/${p.chosen}`, `/book/${p.chosen}?program=one_on_one`,
      `/book/${p.chosen}?program=regular_care&every=1&count=4`, `/book/${p.chosen}?program=regular_care&every=2&count=4&at=${inTime(p.month)}`),
    ...of('employee', '/home', '/bookings', `/bookings/${p.booking}`, `/bookings/${p.booking}/pulse`, `/offers/${p.booking}`, '/reflect', '/reflect/self-check', '/reflect/self-check/result',
      '/talks', '/excerpts', '/shared', '/receipt', '/answers', '/voices', '/cases', '/cases/new', `/cases/${p.case}`, '/settings', '/settings/data', '/settings/emergency', '/settings/access'),
    ...of('consultant', '/consultant', '/consultant/due', '/consultant/availability', '/consultant/profile', '/consultant/registration', '/consultant/data', `/consultant/bookings/${p.booking}`),
    ...of('hr', '/hr', '/hr/roster', '/hr/roster/departures', '/hr/invitations', '/hr/programs', '/hr/data', '/hr/voices', '/hr/reports', `/hr/reports/${p.month}`),
    ...of('desk', '/desk', '/desk/data', `/desk/${p.case}`),
    ...of('operator', '/operator', '/operator/inquiries/new', '/operator/inquiries/aside', `/operator/inquiries/${p.inquiry}`, `/operator/inquiries/${p.inquiry}/contract`, '/operator/companies', '/operator/address', `/operator/companies/${p.company}`, `/operator/companies/${p.company}/contract`, `/operator/companies/${p.company}/ledger`, '/operator/consultants',
      `/operator/consultants/${p.chosen}`, '/operator/reviews', '/operator/reviews/missing', `/operator/reviews/${p.company}/${p.month}`, '/operator/care', '/operator/matching', '/operator/health', '/operator/erasures', '/operator/data', '/operator/audit'),
  ];
}
