import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { SessionView } from '../../api/schema/sessions';
import { answers, problem } from '../../test/api';
import { show } from '../../test/render';
import { SOS } from './sos';

vi.setConfig({ testTimeout: 20_000 });

const session: SessionView = {
  session_id: 'ses_1', booking_id: 'bkg_1', program: 'regular_care', status: 'started', when: 'today', starts_at: '2026-11-22T01:00:00Z', ends_at: '2026-11-22T01:50:00Z', join_from: '2026-11-22T00:45:00Z',
};
const at = (time: string) => Date.parse(time);

describe('SOS', () => {
  it('takes two presses, shows the contact and what to do, and adds what becomes known', async () => {
    const calls = answers({
      'POST /api/sessions/sessions/ses_1/sos': () => ({ entry_id: 'car_1', told: 2, emergency: { own_name: 'あおい', own_phone: '090-1', place: '千代田区', name: 'みどり', relation: '母', phone: '03-0000-0002' } }),
      'PUT /api/sessions/sessions/ses_1/sos/car_1': () => new Response(null, { status: 204 }),
    });
    show(<SOS session={session} now={at('2026-11-22T01:10:00Z')} />);
    await userEvent.click(await screen.findByRole('button', { name: 'SOS 命の危険' }));
    expect((await screen.findAllByRole('link', { name: /119番/ }))[0]?.getAttribute('href')).toBe('tel:119');
    await userEvent.dblClick(screen.getByRole('button', { name: 'ご本人の命が危ない' }));
    expect(await screen.findByText(/運営スタッフ2人に知らせました/)).toBeTruthy();
    expect(screen.getByRole('link', { name: '03-0000-0002' })).toBeTruthy();
    await userEvent.type(screen.getByRole('textbox', { name: 'いまいる場所' }), '中央大橋');
    await userEvent.click(screen.getByRole('button', { name: '伝える' }));
    expect(await screen.findByText('運営に伝えました。')).toBeTruthy();
    expect(calls.map((c) => c.body)).toEqual([{ kind: 'self' }, { place: '中央大橋', note: '' }]);
    expect(calls[0]?.key).toBeTruthy();
  });

  it('keeps 119 and 110 in sight when it cannot be sent, and sends the same when pressed again', async () => {
    const calls = answers({ 'POST /api/sessions/sessions/ses_1/sos': () => problem(409, 'too_early') });
    show(<SOS session={session} now={at('2026-11-22T01:10:00Z')} />);
    await userEvent.click(await screen.findByRole('button', { name: 'SOS 命の危険' }));
    await userEvent.click(await screen.findByRole('button', { name: 'わからないが、危ない' }));
    expect(await screen.findByText(/面談の15分前から使えます/)).toBeTruthy();
    expect(screen.getByRole('link', { name: '110番（警察）' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'わからないが、危ない' }));
    await screen.findByText(/面談の15分前から使えます/);
    expect(new Set(calls.map((c) => c.key)).size).toBe(1);
  });

  it('goes on with what was sent before the page was loaded anew', async () => {
    const calls = answers({
      'POST /api/sessions/sessions/ses_1/sos': () => ({ entry_id: 'car_1', told: 1, place: '中央大橋', note: '橋の上' }),
      'PUT /api/sessions/sessions/ses_1/sos/car_1': () => new Response(null, { status: 204 }),
    });
    show(<SOS session={session} now={at('2026-11-22T01:10:00Z')} />);
    await userEvent.click(await screen.findByRole('button', { name: 'SOS 命の危険' }));
    await userEvent.click(await screen.findByRole('button', { name: 'ご本人の命が危ない' }));
    await userEvent.type(await screen.findByRole('textbox', { name: '様子' }), '、泣いている');
    await userEvent.click(screen.getByRole('button', { name: '伝える' }));
    expect(await screen.findByText('運営に伝えました。')).toBeTruthy();
    expect(calls.at(-1)?.body).toEqual({ place: '中央大橋', note: '橋の上、泣いている' });
  });

  it('is there from the join window until a day after the end', () => {
    for (const [time, there] of [['2026-11-22T00:44:59Z', false], ['2026-11-22T00:45:00Z', true], ['2026-11-23T01:50:00Z', true], ['2026-11-23T01:50:01Z', false]] as const) {
      const { unmount } = show(<SOS session={session} now={at(time)} />);
      expect(screen.queryByRole('button', { name: 'SOS 命の危険' }) !== null).toBe(there);
      unmount();
    }
  });
});
