import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router';
import { describe, expect, it } from 'vitest';
import { answers, json, problem } from '../../test/api';
import { show } from '../../test/render';
import { Component } from '../slots';
import { byDate, dateAfter } from './days';
import { endOf } from './use_hold';

const tomorrow = new Date(Math.floor((Date.now() + 86_400_000) / 3_600_000) * 3_600_000).toISOString();
const later = (minutes: number) => new Date(Date.parse(tomorrow) + minutes * 60_000).toISOString();
const con = '/api/matching/consultants/con_1';
const slots = { holidays: [], slots: [{ starts_at: tomorrow, ends_at: later(50) }, { starts_at: later(60), ends_at: later(110) }] };
const card = { consultant_id: 'con_1', name: '矢野 礼子', programs: [{ code: 'exit', ja: '退職者ヒアリング', en: 'Exit' }] };
const hold = () => ({ booking_id: 'bkg_1', starts_at: tomorrow, ends_at: later(50), expires_at: new Date(Date.now() + 300_000).toISOString() });
const booked = { booking_id: 'bkg_1', consultant_id: 'con_1', program: 'exit', starts_at: tomorrow, ends_at: later(50), status: 'confirmed', booked_at: tomorrow, sequence: 0 };
const me = { account_id: 'acc_1', role: 'employee', name: '原', email: 'a@b.example', locale: 'ja', zone: 'Asia/Tokyo', consent: { current: true } };

const world = {
  [`GET ${con}`]: () => card,
  'GET /api/booking/consultants/con_1/slots': () => slots,
  'GET /api/booking/waits': () => ({ waits: [] }),
  'POST /api/booking/holds': () => json(hold(), 201),
  'DELETE /api/booking/holds/bkg_1': () => new Response(null, { status: 204 }),
  'POST /api/booking/bookings': () => json(booked, 201),
  'GET /api/booking/bookings/bkg_1': () => booked,
  'GET /api/signup/me': () => me,
};

function Where() {
  const { search } = useLocation();
  return <output>{search}</output>;
}

const open = (search = '?program=exit') =>
  show(<><Where /><Routes><Route path="/book/:id" element={<Component />} /><Route path="*" element={<p>elsewhere</p>} /></Routes></>, `/book/con_1${search}`);

const choose = async () => userEvent.dblClick((await screen.findAllByRole('button', { name: /から.*まで/ }))[0] as HTMLElement);

const dateIn = (zone: string) => (time: string) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(time));
const of = (calls: { method: string; path: string }[], method: string) => calls.filter((c) => c.method === method).map((c) => c.path);

describe('booking', () => {
  it('holds the chosen time once, books it once, and says so', async () => {
    const calls = answers(world);
    open();
    await choose();
    await userEvent.dblClick(await screen.findByRole('button', { name: '予約を確定する' }));
    expect(await screen.findByRole('heading', { name: '予約しました' })).toBeTruthy();
    expect(of(calls, 'POST')).toEqual(['/api/booking/holds', '/api/booking/bookings']);
    expect(calls.filter((c) => c.method === 'POST').every((c) => c.key)).toBe(true);
    expect(of(calls, 'DELETE')).toEqual([]);
  });

  it('gives the time back when another one is wanted', async () => {
    const calls = answers(world);
    open();
    await choose();
    await userEvent.click(await screen.findByRole('button', { name: 'ほかの時間を選ぶ' }));
    expect(await screen.findByRole('heading', { name: '日時を選ぶ' })).toBeTruthy();
    await waitFor(() => expect(of(calls, 'DELETE')).toEqual(['/api/booking/holds/bkg_1']));
  });

  it.each([
    [409, 'slot_taken', 'ちょうどほかの方が'],
    [429, 'quota_used', 'この月に予約できる回数を使い切りました'],
    [409, 'you_are_busy', 'ご自身の別の予約があります'],
  ])('explains %s %s and leads back to the times', async (status, code, words) => {
    answers({ ...world, 'POST /api/booking/holds': () => problem(status, code) });
    open();
    await choose();
    expect((await screen.findByRole('alert')).textContent).toContain(words);
    await userEvent.click(screen.getByRole('button', { name: 'ほかの時間を選ぶ' }));
    expect(await screen.findByRole('heading', { name: '日時を選ぶ' })).toBeTruthy();
  });

  it('offers to hold the time again when the five minutes were over', async () => {
    let tries = 0;
    const calls = answers({ ...world, 'POST /api/booking/bookings': () => (tries++ === 0 ? problem(410, 'hold_expired') : json(booked, 201)) });
    open();
    await choose();
    await userEvent.click(await screen.findByRole('button', { name: '予約を確定する' }));
    await userEvent.click(await screen.findByRole('button', { name: 'もう一度この時間を取る' }));
    await userEvent.click(await screen.findByRole('button', { name: '予約を確定する' }));
    expect(await screen.findByRole('heading', { name: '予約しました' })).toBeTruthy();
    expect(of(calls, 'POST').filter((p) => p === '/api/booking/holds')).toHaveLength(2);
  });

  it('asks what the talk is for where the way here did not say', async () => {
    answers(world);
    open('');
    await userEvent.click(await screen.findByRole('radio', { name: '退職者ヒアリング' }));
    await userEvent.click(screen.getByRole('button', { name: '空いている時間を見る' }));
    expect(await screen.findByRole('heading', { name: '日時を選ぶ' })).toBeTruthy();
  });

  it('moves a booking by one call and holds nothing', async () => {
    const calls = answers({ ...world, 'POST /api/booking/bookings/bkg_1/move': () => ({ ...booked, starts_at: later(60), ends_at: later(110) }) });
    open('?move=bkg_1');
    await choose();
    await userEvent.dblClick(await screen.findByRole('button', { name: 'この日時に変える' }));
    expect(await screen.findByRole('heading', { name: '日時を変えました' })).toBeTruthy();
    expect(of(calls, 'POST')).toEqual(['/api/booking/bookings/bkg_1/move']);
  });
});

describe('days', () => {
  it('count over the end of a month and a change of the clock', () => {
    expect([dateAfter('2026-10-24', 14), dateAfter('2026-12-31', 1)]).toEqual(['2026-11-07', '2027-01-01']);
  });

  it('are those of the reader, not those of the service', () => {
    const late = [{ starts_at: '2026-11-24T16:00:00Z', ends_at: '2026-11-24T16:50:00Z' }];
    expect([...byDate(late, dateIn('Asia/Tokyo')).keys(), ...byDate(late, dateIn('Europe/Paris')).keys()]).toEqual(['2026-11-25', '2026-11-24']);
  });
});

describe('endOf', () => {
  it('believes the service unless the clocks are too far apart', () => {
    const now = Date.parse('2026-11-24T00:00:00Z');
    const left = (expires_at: string) => (endOf({ expires_at }, now) - now) / 1000;
    expect([left('2026-11-24T00:04:00Z'), left('2026-11-24T03:00:00Z'), left('2026-11-23T23:00:00Z')]).toEqual([240, 300, 300]);
  });
});
