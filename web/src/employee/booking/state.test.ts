import { describe, expect, it } from 'vitest';
import type { BookingBody } from '../../api/schema/booking';
import type { SessionView } from '../../api/schema/sessions';
import { cancelsFreely, stateOf, surveyDue } from './state';

const starts = Date.parse('2026-11-25T04:30:00Z');
const booking: BookingBody = {
  booking_id: 'bkg_1', consultant_id: 'con_1', program: 'regular_care', starts_at: '2026-11-25T04:30:00Z', ends_at: '2026-11-25T05:20:00Z',
  status: 'confirmed', booked_at: '2026-11-20T00:00:00Z', sequence: 0,
};
const session: SessionView = {
  session_id: 'ses_1', booking_id: 'bkg_1', program: 'regular_care', starts_at: booking.starts_at, ends_at: booking.ends_at, join_from: '', status: 'scheduled', when: 'upcoming',
};
const minute = 60_000;

describe('stateOf', () => {
  it.each([
    ['the day before', {}, undefined, starts - 1440 * minute, 'upcoming'],
    ['a minute before the room opens', {}, session, starts - 16 * minute, 'upcoming'],
    ['when the room opens', {}, session, starts - 15 * minute, 'open'],
    ['when the consultant has begun, whatever the clock here', {}, { ...session, status: 'started' }, starts - 900 * minute, 'open'],
    ['after its end', {}, session, starts + 60 * minute, 'past'],
    ['when the service says that it is over', {}, { ...session, when: 'past' }, starts - 900 * minute, 'past'],
    ['once it was held, before the booking knows', {}, { ...session, status: 'finished', outcome: 'held', when: 'due' }, starts, 'held'],
    ['when somebody did not come', { status: 'no_show' }, undefined, starts, 'missed'],
    ['cancelled by oneself', { status: 'cancelled', cancelled_by: 'employee' }, undefined, starts, 'cancelled'],
    ['cancelled by the consultant', { status: 'cancelled', cancelled_by: 'consultant' }, undefined, starts, 'cancelledByOther'],
    ['cancelled by the service', { status: 'cancelled' }, undefined, starts, 'cancelledByService'],
  ] as const)('%s', (_name, change, of, now, state) => {
    expect(stateOf({ ...booking, ...change } as BookingBody, of as SessionView | undefined, now)).toBe(state);
  });
});

describe('cancelsFreely', () => {
  it('holds until 24 hours before', () => {
    expect([cancelsFreely(booking, starts - 1440 * minute), cancelsFreely(booking, starts - 1440 * minute + 1)]).toEqual([true, false]);
  });
});

describe('surveyDue', () => {
  it('asks after a talk that was held, once', () => {
    const held = { ...session, status: 'finished', outcome: 'held' } as const;
    expect([surveyDue(held), surveyDue({ ...held, pulse_answered: true }), surveyDue(session), surveyDue(undefined)]).toEqual([true, false, false, false]);
  });
});
