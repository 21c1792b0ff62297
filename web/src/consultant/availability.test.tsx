import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { i18n } from '../i18n';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component } from './availability';

const stored = { zone: 'Asia/Tokyo', rules: [{ weekday: 'MO', start: '09:00', end: '12:00' }], buffers: {}, horizon_days: 30 };
const open = { starts_at: '2026-11-24T00:00:00Z', ends_at: '2026-11-24T03:00:00Z' };
const days = [
  { date: '2026-11-23', holiday: '勤労感謝の日', holiday_en: 'Labour Thanksgiving Day', openings: [], slots: [], reason: 'holiday' },
  { date: '2026-11-24', openings: [open], slots: [open] },
];
const late = { booking_id: 'bkg_1', consultant_id: 'con_1', program: 'exit', starts_at: '2026-11-25T10:00:00Z', ends_at: '2026-11-25T10:50:00Z', status: 'confirmed', booked_at: '2026-11-01T00:00:00Z', sequence: 0 };
interface Asked {
  availability: { closed_on_holidays?: boolean };
  from?: string;
}
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());
const look = async (r: Request, outside: unknown[] = []) => {
  const { availability, from = today } = (await r.json()) as Asked;
  return { zone: 'Asia/Tokyo', minutes: 50, closed_on_holidays: true, days: from === today ? days : [], outside: availability.closed_on_holidays === false ? outside : [] };
};
const calm = {
  'POST /api/booking/me/availability/preview': (r: Request) => look(r),
  'GET /api/booking/me/availability': () => stored,
  'GET /api/booking/me/bookings': () => ({ bookings: [] }),
  'GET /api/matching/me/consultant-profile': () => problem(404, 'not_found'),
};

vi.setConfig({ testTimeout: 20_000 }); // a page of many native fields, on a machine that may be busy

beforeAll(() => i18n.loadNamespaces('consultant'));

describe('availability', () => {
  it('copies a day to the weekdays, says that this is not saved, and saves it whole', async () => {
    let now: unknown = stored;
    const calls = answers({
      ...calm,
      'GET /api/booking/me/availability': () => now,
      'PUT /api/booking/me/availability': async (r) => (now = await r.json()),
    });
    show(<Component />);
    expect(await screen.findByText('保存した内容と同じです。')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '月曜日の時間帯を平日にコピー' }));
    expect(screen.getByText(/保存していない変更があります/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '保存する' }));
    expect(await screen.findByText(/受付時間を保存しました/)).toBeTruthy();
    const body = calls.find((c) => c.method === 'PUT')?.body as { rules: unknown[] };
    expect(body.rules).toEqual(['MO', 'TU', 'WE', 'TH', 'FR'].map((weekday) => ({ weekday, start: '09:00', end: '12:00' })));
  });

  it('sends nothing while hours are wrong, and says so at the field', async () => {
    const calls = answers(calm);
    show(<Component />);
    const end = await screen.findByLabelText('月曜日の1つ目の時間帯の終わり');
    await userEvent.clear(end);
    await userEvent.type(end, '08:00');
    await userEvent.click(screen.getByRole('button', { name: '保存する' }));
    expect(within(screen.getByRole('group', { name: '月曜日' })).getByRole('alert').textContent).toContain('終わりを始まりより後に');
    expect(calls.some((c) => c.method === 'PUT')).toBe(false);
  });

  it('keeps changes when the page is left, and takes them back when asked', async () => {
    answers(calm);
    const page = show(<Component />);
    await userEvent.click(await screen.findByRole('button', { name: '休む日を足す' }));
    page.unmount();
    show(<Component />);
    expect(await screen.findByText(/保存していない変更があります/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '元に戻す' }));
    expect(screen.getByText('保存した内容と同じです。')).toBeTruthy();
    expect(sessionStorage.getItem('kikite.draft.availability')).toBeNull();
  });

  it('names the holidays, sends whether they are days off, and lists bookings that would lie outside before it is saved', async () => {
    let now: unknown = stored;
    const calls = answers({
      ...calm,
      'GET /api/booking/me/availability': () => now,
      'POST /api/booking/me/availability/preview': (r) => look(r, [late]),
      'PUT /api/booking/me/availability': async (r) => (now = await r.json()),
    });
    show(<Component />);
    await waitFor(() => expect(screen.getAllByText(/勤労感謝の日/)).toHaveLength(2)); // among the holidays, and in the preview
    expect(await screen.findByText(/祝日のためお休み/)).toBeTruthy();
    await userEvent.click(screen.getByRole('switch', { name: /日本の祝日は休む/ }));
    expect(await screen.findByText('新しい受付時間の外になる予約が1件あります')).toBeTruthy();
    expect(screen.getByRole('link', { name: '11月25日(水) 19:00' }).getAttribute('href')).toBe('/consultant/bookings/bkg_1');
    await userEvent.click(screen.getByRole('button', { name: '保存する' }));
    expect(await screen.findByText(/受付時間を保存しました/)).toBeTruthy();
    expect(calls.find((c) => c.method === 'PUT')?.body).toMatchObject({ closed_on_holidays: false });
  });

  it('helps who has no hours yet', async () => {
    answers({ ...calm, 'GET /api/booking/me/availability': () => problem(404, 'not_found') });
    show(<Component />);
    await userEvent.click(await screen.findByRole('button', { name: /平日/ }));
    expect(screen.getAllByLabelText(/の始まり$/)).toHaveLength(5);
  });
});
