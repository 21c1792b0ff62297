import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { i18n } from '../i18n';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component } from './availability';

const stored = { zone: 'Asia/Tokyo', rules: [{ weekday: 'MO', start: '09:00', end: '12:00' }], buffers: {}, horizon_days: 30 };
const calm = {
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

  it('helps who has no hours yet', async () => {
    answers({ ...calm, 'GET /api/booking/me/availability': () => problem(404, 'not_found') });
    show(<Component />);
    await userEvent.click(await screen.findByRole('button', { name: /平日/ }));
    expect(screen.getAllByLabelText(/の始まり$/)).toHaveLength(5);
  });
});
