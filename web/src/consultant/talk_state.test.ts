import { describe, expect, it } from 'vitest';
import type { SessionView } from '../api/schema/sessions';
import { isDue, stepOf, talkState } from './talk_state';

const booking = { status: 'confirmed', starts_at: '2026-11-24T01:00:00Z', ends_at: '2026-11-24T01:50:00Z' } as const;
const session: SessionView = {
  session_id: 'ses_1', booking_id: 'bkg_1', program: 'one_on_one', starts_at: booking.starts_at, ends_at: booking.ends_at, status: 'scheduled', when: 'today',
  join_from: '2026-11-24T00:45:00Z',
};
const at = (clock: string) => Date.parse(`2026-11-24T${clock}:00Z`);

describe('talkState', () => {
  it.each([
    ['long before', session, at('00:44'), 'upcoming'],
    ['from 15 minutes before', session, at('00:45'), 'open'],
    ['begun', { ...session, status: 'started' }, at('01:20'), 'running'],
    ['begun and a little over', { ...session, status: 'started' }, at('02:10'), 'running'],
    ['begun and forgotten', { ...session, status: 'started' }, at('03:00'), 'toFinish'],
    ['never begun', session, at('01:51'), 'toFinish'],
    ['held without a record', { ...session, status: 'finished', outcome: 'held' }, at('01:51'), 'toRecord'],
    ['held with its record', { ...session, status: 'finished', outcome: 'held', record_stored: true }, at('01:51'), 'done'],
    ['nobody came', { ...session, status: 'finished', outcome: 'no_show_employee' }, at('01:51'), 'no_show_employee'],
    ['the consultant did not come', { ...session, status: 'finished', outcome: 'no_show_consultant' }, at('01:51'), 'no_show_consultant'],
    ['cancelled', { ...session, status: 'cancelled' }, at('00:30'), 'cancelled'],
  ] as const)('%s', (_, known, now, want) => {
    expect(talkState(booking, known, now)).toBe(want);
  });

  it('goes by the booking while there is no session yet', () => {
    expect(talkState(booking, undefined, at('00:10'))).toBe('upcoming');
    expect(talkState(booking, undefined, at('00:50'))).toBe('open');
    expect(talkState({ ...booking, status: 'cancelled' }, undefined, at('00:50'))).toBe('cancelled');
    expect(talkState({ ...booking, status: 'held' }, undefined, at('05:00'))).toBe('past');
  });

  it('says what is due, and which step is next', () => {
    expect(['toFinish', 'toRecord'].every((s) => isDue(s as 'toFinish'))).toBe(true);
    expect([stepOf('open'), stepOf('toFinish'), stepOf('toRecord'), stepOf('done')]).toEqual([0, 1, 2, 3]);
  });
});
