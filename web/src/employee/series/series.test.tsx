import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import type { BookingBody, SeriesDateBody } from '../../api/schema/booking';
import { answers, json, problem } from '../../test/api';
import { show } from '../../test/render';
import { Component as OneBooking } from '../booking';
import { Component } from '../slots';
import { chosen, missing, none } from './choices';

vi.setConfig({ testTimeout: 20_000 });

const hour = 3_600_000;
const start = Math.ceil(Date.now() / hour) * hour + 48 * hour;
const at = (days: number, hours = 0) => new Date(start + (days * 24 + hours) * hour).toISOString();
const span = (days: number, hours = 0) => ({ starts_at: at(days, hours), ends_at: new Date(Date.parse(at(days, hours)) + 50 * 60_000).toISOString() });
const dates: SeriesDateBody[] = [
  { number: 1, ...span(0), open: true, alternatives: [] },
  { number: 2, ...span(7), open: false, reason: 'slot_taken', alternatives: [span(7, 2), span(8)] },
  { number: 3, ...span(14), open: true, alternatives: [] },
  { number: 4, ...span(21), open: false, reason: 'beyond_horizon', alternatives: [] },
];
const talk = (n: number, days: number, over: Partial<BookingBody> = {}): BookingBody => ({
  booking_id: `bkg_${n}`, consultant_id: 'con_1', program: 'regular_care', ...span(days), status: 'confirmed', booked_at: at(0), sequence: 0, series_id: 'ser_1', series_number: n, series_count: 3, ...over,
});
const held = { series_id: 'ser_1', expires_at: '', holds: [span(0), span(7, 2), span(14)].map((s, i) => ({ booking_id: `bkg_${i + 1}`, ...s, expires_at: '' })) };
const me = { account_id: 'acc_1', role: 'employee', name: '原', email: 'a@b.example', locale: 'ja', zone: 'Asia/Tokyo', consent: { current: true }, programs: ['regular_care'] };
const booked = { series_id: 'ser_1', bookings: [talk(1, 0), talk(2, 7), talk(3, 14)] };

const world = {
  'GET /api/matching/consultants/con_1': () => ({ consultant_id: 'con_1', name: '矢野 礼子', programs: [] }),
  'GET /api/booking/consultants/con_1/slots': () => ({ holidays: [], slots: [span(0)] }),
  'GET /api/booking/consultants/con_1/series': () => ({ dates }),
  'POST /api/booking/series/holds': () => json({ ...held, expires_at: new Date(Date.now() + 300_000).toISOString() }, 201),
  'DELETE /api/booking/series/ser_1/holds': () => new Response(null, { status: 204 }),
  'POST /api/booking/series/ser_1/book': () => json(booked, 201),
  'GET /api/booking/series/ser_1': () => booked,
  'GET /api/signup/me': () => me,
};

const open = (search: string) => show(<Routes><Route path="/book/:id" element={<Component />} /></Routes>, `/book/con_1?program=regular_care${search}`);
const chooseAll = async () => {
  await userEvent.click(await screen.findByRole('radio', { name: 'くり返し' }));
  await userEvent.click((await screen.findAllByRole('button', { name: /から.*まで/ }))[0] as HTMLElement);
};

describe('a series', () => {
  it('shows all dates, wants a choice where one is not open, holds and books all of them once', async () => {
    const calls = answers(world);
    open('');
    await chooseAll();
    const hold = await screen.findByRole('button', { name: 'この3回の時間を取る' });
    await userEvent.click(hold);
    expect(screen.getByText('どれかを選んでください。')).toBeTruthy();
    expect(calls.some((c) => c.method === 'POST')).toBe(false);
    await userEvent.click(screen.getAllByRole('radio')[0] as HTMLElement);
    await userEvent.click(hold);
    await userEvent.dblClick(await screen.findByRole('button', { name: '3回分の予約を確定する' }));
    expect(await screen.findByRole('heading', { name: '3回分を予約しました' })).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /カレンダーに追加/ })).toHaveLength(3);
    const posts = calls.filter((c) => c.method === 'POST');
    expect(posts.map((c) => c.path)).toEqual(['/api/booking/series/holds', '/api/booking/series/ser_1/book']);
    expect(posts[0]?.body).toEqual({ consultant_id: 'con_1', program: 'regular_care', starts: [at(0), at(7, 2), at(14)] });
    expect(posts.every((c) => c.key)).toBe(true);
    expect(calls.some((c) => c.method === 'DELETE')).toBe(false);
  });

  it('gives all times back when another choice is wanted, and keeps what was chosen', async () => {
    const calls = answers(world);
    open(`&every=1&count=4&at=${at(0)}`);
    await userEvent.click((await screen.findAllByRole('radio'))[1] as HTMLElement);
    await userEvent.click(screen.getByRole('button', { name: 'この3回の時間を取る' }));
    await userEvent.click(await screen.findByRole('button', { name: 'ほかの時間を選ぶ' }));
    expect(await screen.findByRole('heading', { name: '続きの日時を確かめる' })).toBeTruthy();
    expect((await screen.findAllByRole<HTMLInputElement>('radio')).map((r) => r.checked)).toEqual([false, true, false]);
    await waitFor(() => expect(calls.filter((c) => c.method === 'DELETE').map((c) => c.path)).toEqual(['/api/booking/series/ser_1/holds']));
  });

  it('says when one of the times has just gone, and leads back to the dates', async () => {
    answers({ ...world, 'POST /api/booking/series/holds': () => problem(409, 'slot_taken') });
    open(`&every=1&count=4&at=${at(0)}&starts=${at(0)},${at(14)}`);
    expect((await screen.findByRole('alert')).textContent).toContain('ちょうどほかの方が');
    await userEvent.click(screen.getByRole('button', { name: 'ほかの時間を選ぶ' }));
    expect(await screen.findByRole('heading', { name: '続きの日時を確かめる' })).toBeTruthy();
  });

  it('offers to book once where there are not two times', async () => {
    const calls = answers({ ...world, 'GET /api/booking/consultants/con_1/series': () => ({ dates: [dates[0], dates[3]] }) });
    open(`&every=4&count=2&at=${at(0)}`);
    await userEvent.click(await screen.findByRole('button', { name: 'この日時を1回だけ予約する' }));
    expect(await screen.findByRole('heading', { name: 'この内容で予約しますか' })).toBeTruthy();
    await waitFor(() => expect(calls.filter((c) => c.method === 'POST').map((c) => c.path)).toEqual(['/api/booking/holds']));
  });

  it('cancels all that remain after saying how many and which of them count', async () => {
    const soon = { starts_at: new Date(Date.now() + 3 * hour).toISOString(), ends_at: new Date(Date.now() + 4 * hour).toISOString() };
    const rest = { series_id: 'ser_1', bookings: [talk(1, -7, { status: 'held' }), talk(2, 0, soon), talk(3, 14)] };
    const calls = answers({
      ...world, 'GET /api/booking/series/ser_1': () => rest, 'GET /api/booking/bookings/bkg_2': () => rest.bookings[1], 'GET /api/sessions/sessions': () => ({ sessions: [] }),
      'POST /api/booking/series/ser_1/cancel': () => rest,
    });
    show(<Routes><Route path="/bookings/:id" element={<OneBooking />} /></Routes>, '/bookings/bkg_2');
    expect(await screen.findByText('全3回のうちの2回目です')).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: '残りをまとめて取り消す' }));
    const dialog = screen.getByRole('dialog', { name: '残りの予約をまとめて取り消しますか' });
    expect(dialog.textContent).toContain('これから先の2回を取り消します。');
    expect(dialog.textContent).toContain('1回（');
    await userEvent.dblClick(screen.getByRole('button', { name: '2回を取り消す' }));
    await waitFor(() => expect(calls.filter((c) => c.method === 'POST')).toHaveLength(1));
  });
});

describe('choices', () => {
  it('count only what is still open, and know what is missing', () => {
    expect(missing(dates, {})).toEqual([2]);
    expect(chosen(dates, { 2: at(99) })).toEqual([at(0), at(14)]); // was open when it was chosen
    expect(missing(dates, { 2: at(99) })).toEqual([2]);
    expect(missing(dates, { 2: none })).toEqual([]);
    expect(chosen(dates, { 2: at(8) })).toEqual([at(0), at(8), at(14)]);
  });
});
