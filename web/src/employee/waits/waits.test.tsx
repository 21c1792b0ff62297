import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import type { BookingBody, WaitAnswer } from '../../api/schema/booking';
import { answers, json, problem } from '../../test/api';
import { show } from '../../test/render';
import { Component as OneBooking } from '../booking';
import { Component as Bookings } from '../bookings';
import { Component as Offer } from '../offer';
import { WaitFor } from './ask';

vi.setConfig({ testTimeout: 20_000 });

const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const span = { starts_at: soon(600), ends_at: soon(650) };
const waiting: WaitAnswer = { wait_id: 'wai_1', consultant_id: 'con_1', program: 'regular_care', to: '2026-12-20', parts: ['evening'], state: 'waiting', position: 2 };
const offered: WaitAnswer = { ...waiting, state: 'offered', offer: { booking_id: 'bkg_1', ...span, expires_at: soon(25) } };
const booking: BookingBody = { booking_id: 'bkg_1', consultant_id: 'con_1', program: 'regular_care', ...span, status: 'confirmed', booked_at: soon(-60), sequence: 0 };

const world = {
  'GET /api/matching/consultants/con_1': () => ({ consultant_id: 'con_1', name: '矢野 礼子', programs: [] }),
  'GET /api/booking/bookings': () => ({ bookings: [] }),
  'GET /api/sessions/sessions': () => ({ sessions: [] }),
  'GET /api/booking/waits': () => ({ waits: [offered] }),
  'GET /api/booking/bookings/bkg_1': () => problem(404, 'not_found'),
  'POST /api/booking/bookings': () => json(booking, 201),
  'DELETE /api/booking/holds/bkg_1': () => new Response(null, { status: 204 }),
};

describe('waiting', () => {
  it('sends the wish once, and says which place in line that is', async () => {
    let waits: WaitAnswer[] = [];
    const calls = answers({ ...world, 'GET /api/booking/waits': () => ({ waits }), 'POST /api/booking/waits': () => json((waits = [waiting])[0], 201) });
    show(<WaitFor consultant="con_1" programs={['regular_care']} />);
    await userEvent.click(await screen.findByRole('button', { name: '空きが出たら知らせてもらう' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: '夜' }));
    await userEvent.dblClick(screen.getByRole('button', { name: '登録する' }));
    expect(await screen.findByText(/登録しました。順番は2番目です。/)).toBeTruthy();
    const posts = calls.filter((c) => c.method === 'POST');
    expect(posts.map((c) => c.body)).toEqual([{ consultant_id: 'con_1', program: 'regular_care', parts: ['evening'] }]);
    expect(posts[0]?.key).toBeTruthy();
  });

  it('explains that a time is open right now', async () => {
    answers({ ...world, 'GET /api/booking/waits': () => ({ waits: [] }), 'POST /api/booking/waits': () => problem(409, 'slot_open') });
    show(<WaitFor consultant="con_1" programs={['regular_care']} />);
    await userEvent.click(await screen.findByRole('button', { name: '空きが出たら知らせてもらう' }));
    await userEvent.click(await screen.findByRole('button', { name: '登録する' }));
    expect((await screen.findByRole('alert')).textContent).toContain('いま空いています');
  });

  it('is listed among the bookings, with the way out', async () => {
    let waits = [waiting];
    const calls = answers({
      ...world, 'GET /api/booking/waits': () => ({ waits }),
      'DELETE /api/booking/waits/wai_1': () => {
        waits = [];
        return new Response(null, { status: 204 });
      },
    });
    show(<Bookings />);
    expect(await screen.findByText('順番は2番目')).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: '待つのをやめる：矢野 礼子さん' }));
    await userEvent.click(screen.getByRole('button', { name: '待つのをやめる' }));
    await waitFor(() => expect(screen.queryByText('順番は2番目')).toBeNull());
    expect(calls.filter((c) => c.method === 'DELETE')).toHaveLength(1);
  });
});

const openOffer = () =>
  show(<Routes><Route path="/offers/:id" element={<Offer />} /><Route path="/book/:id" element={<p>予約の画面</p>} /></Routes>, '/offers/bkg_1');

describe('an offer', () => {
  it('is booked once', async () => {
    const calls = answers(world);
    openOffer();
    expect((await screen.findByRole('timer')).textContent).toMatch(/^2[45]:\d\d$/);
    await userEvent.dblClick(screen.getByRole('button', { name: 'この時間で予約する' }));
    expect(await screen.findByText('予約の画面')).toBeTruthy();
    expect(calls.filter((c) => c.method === 'POST').map((c) => c.body)).toEqual([{ hold_id: 'bkg_1' }]);
  });

  it('goes to the next when it is not wanted', async () => {
    const calls = answers(world);
    openOffer();
    await userEvent.click(await screen.findByRole('button', { name: '今回は見送る' }));
    expect(await screen.findByRole('heading', { name: '次の方にお知らせします' })).toBeTruthy();
    expect(calls.filter((c) => c.method === 'DELETE').map((c) => c.path)).toEqual(['/api/booking/holds/bkg_1']);
  });

  it('says kindly that it is over, or booked already', async () => {
    answers({ ...world, 'GET /api/booking/waits': () => ({ waits: [waiting] }) });
    const page = openOffer();
    expect(await screen.findByRole('heading', { name: 'この時間のお知らせは終わりました' })).toBeTruthy();
    expect(screen.getByText(/引き続き、次の空きを/)).toBeTruthy();
    page.unmount();
    answers({ ...world, 'GET /api/booking/waits': () => ({ waits: [] }), 'GET /api/booking/bookings/bkg_1': () => booking });
    openOffer();
    expect(await screen.findByRole('heading', { name: 'この時間は予約済みです' })).toBeTruthy();
  });

  it('says that the time ran out when it does so during the booking', async () => {
    answers({ ...world, 'POST /api/booking/bookings': () => problem(410, 'hold_expired') });
    openOffer();
    await userEvent.click(await screen.findByRole('button', { name: 'この時間で予約する' }));
    expect(await screen.findByText('この時間のお知らせは終わりました')).toBeTruthy();
  });
});

const openBooking = () => show(<Routes><Route path="/bookings/:id" element={<OneBooking />} /></Routes>, '/bookings/bkg_1');

describe('a booking that was taken back', () => {
  const slots = [soon(700), soon(730), soon(3000), soon(6000), soon(9000)].map((s) => ({ starts_at: s, ends_at: new Date(Date.parse(s) + 50 * 60_000).toISOString() }));

  it('by the consultant brings an apology and other times, each one tap away', async () => {
    answers({ ...world, 'GET /api/booking/bookings/bkg_1': () => ({ ...booking, status: 'cancelled', cancelled_by: 'consultant' }), 'GET /api/booking/consultants/con_1/slots': () => ({ holidays: [], slots }) });
    openBooking();
    expect(await screen.findByRole('heading', { name: '申し訳ありません' })).toBeTruthy();
    await waitFor(() => expect(screen.getAllByRole('link').filter((a) => a.getAttribute('href')?.includes('&at='))).toHaveLength(3));
    expect(screen.getAllByRole('link').some((a) => a.getAttribute('href') === `/book/con_1?program=regular_care&at=${encodeURIComponent(slots[0]?.starts_at ?? '')}`)).toBe(true);
  });

  it('by the service says that it is nobody’s fault who reads it', async () => {
    answers({ ...world, 'GET /api/booking/bookings/bkg_1': () => ({ ...booking, status: 'cancelled', cancelled_by: 'service' }) });
    openBooking();
    expect(await screen.findByText(/あなたのご都合や操作によるものではありません。/)).toBeTruthy();
  });
});
