import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import { Component as Unsubscribe } from '../public/unsubscribe';
import { answers, json, problem } from '../test/api';
import { show } from '../test/render';
import { Feed } from './feed';
import { Mails } from './mails';

vi.setConfig({ testTimeout: 20_000 });

const mails = (nudge: boolean, booked: boolean) => [{ kind: 'survey_nudge', wanted: nudge }, { kind: 'nothing_booked', wanted: booked }];

describe('mails', () => {
  it('holds a choice at once, and takes it back', async () => {
    let now = { version: 3, mails: mails(true, false) };
    const calls = answers({
      'GET /api/mailer/me/preferences': () => now,
      'PUT /api/mailer/me/preferences': async (r) => {
        const { mails: [choice] } = (await r.json()) as { mails: [{ kind: string; wanted: boolean }] };
        return (now = { version: now.version + 1, mails: now.mails.map((m) => (m.kind === choice.kind ? choice : m)) });
      },
    });
    show(<Mails />);
    const month = await screen.findByRole<HTMLInputElement>('switch', { name: /予約のない月/ });
    await userEvent.click(month);
    expect(await screen.findByText(/「予約のない月のお知らせ」をお送りします。/)).toBeTruthy();
    expect(month.checked).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: '元に戻す' }));
    expect(await screen.findByText(/「予約のない月のお知らせ」を止めました。/)).toBeTruthy();
    expect(month.checked).toBe(false);
    expect(calls.filter((c) => c.method === 'PUT').map((c) => c.body)).toEqual([
      { version: 3, mails: [{ kind: 'nothing_booked', wanted: true }] }, { version: 4, mails: [{ kind: 'nothing_booked', wanted: false }] },
    ]);
  });

  it('loses no choice that is made while another is on its way', async () => {
    let now = { version: 1, mails: mails(true, false) };
    const held: (() => void)[] = [];
    const calls = answers({
      'GET /api/mailer/me/preferences': () => now,
      'PUT /api/mailer/me/preferences': async (r) => {
        const { mails: [choice] } = (await r.json()) as { mails: [{ kind: string; wanted: boolean }] };
        await new Promise<void>((go) => held.push(go));
        return (now = { version: now.version + 1, mails: now.mails.map((m) => (m.kind === choice.kind ? choice : m)) });
      },
    });
    show(<Mails />);
    const nudge = await screen.findByRole<HTMLInputElement>('switch', { name: /もう一度/ });
    const month = screen.getByRole<HTMLInputElement>('switch', { name: /予約のない月/ });
    await userEvent.click(nudge);
    await userEvent.click(month);
    await userEvent.click(nudge);
    expect([nudge.checked, month.checked]).toEqual([true, true]);
    for (const sent of [1, 2, 3]) {
      await waitFor(() => expect(held).toHaveLength(sent));
      held.at(-1)?.();
    }
    expect(await screen.findByText(/「アンケートのご案内をもう一度」をお送りします。/)).toBeTruthy();
    expect(now).toEqual({ version: 4, mails: mails(true, true) });
    expect(calls.filter((c) => c.method === 'PUT')).toHaveLength(3);
  });

  it('shows what holds again when a choice cannot be kept', async () => {
    answers({ 'GET /api/mailer/me/preferences': () => ({ version: 1, mails: mails(true, false) }), 'PUT /api/mailer/me/preferences': () => problem(422, 'kind') });
    show(<Mails />);
    const month = await screen.findByRole<HTMLInputElement>('switch', { name: /予約のない月/ });
    await userEvent.click(month);
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(month.checked).toBe(false);
  });

  it('keeps what another tab chose meanwhile', async () => {
    let version = 1;
    const calls = answers({
      'GET /api/mailer/me/preferences': () => ({ version, mails: mails(version === 1, false) }),
      'PUT /api/mailer/me/preferences': async (r) => {
        const asked = ((await r.json()) as { version: number }).version;
        if (asked === 1) version = 2;
        return asked === 1 ? problem(409, 'changed') : { version: 3, mails: mails(false, true) };
      },
    });
    show(<Mails />);
    await userEvent.click(await screen.findByRole('switch', { name: /予約のない月/ }));
    expect(await screen.findByText(/をお送りします。/)).toBeTruthy();
    expect(calls.filter((c) => c.method === 'PUT')).toHaveLength(2);
  });
});

const feed = (n: number) => ({ url: `https://kikite.example/api/booking/public/feeds/${n}.ics`, made_at: '2026-11-22T00:00:00Z' });

describe('feed', () => {
  it('makes an address once, replaces and ends it only after saying what that means', async () => {
    let now = 0;
    const calls = answers({
      'GET /api/booking/me/feed': () => (now === 0 ? {} : { feed: feed(now) }),
      'POST /api/booking/me/feed': () => json(feed(++now), 201),
      'DELETE /api/booking/me/feed': () => {
        now = 0;
        return new Response(null, { status: 204 });
      },
    });
    show(<Feed />);
    await userEvent.dblClick(await screen.findByRole('button', { name: 'カレンダー用のアドレスを作る' }));
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'カレンダー用のアドレス' })).value).toBe(feed(1).url);
    await userEvent.click(screen.getByRole('button', { name: '新しいアドレスにする' }));
    expect(calls.filter((c) => c.method === 'POST')).toHaveLength(1);
    await userEvent.click(screen.getAllByRole('button', { name: '新しいアドレスにする' }).at(-1) as HTMLElement);
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe(feed(2).url));
    await userEvent.click(screen.getByRole('button', { name: '表示をやめる' }));
    expect(screen.getByText(/アドレスはすぐに使えなくなります。/)).toBeTruthy();
    await userEvent.click(screen.getAllByRole('button', { name: '表示をやめる' }).at(-1) as HTMLElement);
    expect(await screen.findByRole('button', { name: 'カレンダー用のアドレスを作る' })).toBeTruthy();
  });
});

describe('unsubscribe', () => {
  it('stops nothing before the button is pressed, and says afterwards what still comes', async () => {
    const calls = answers({ 'POST /api/mailer/public/unsubscribe/s3cret': () => new Response(null, { status: 204 }) });
    show(<Routes><Route path="/unsubscribe/:secret" element={<Unsubscribe />} /></Routes>, '/unsubscribe/s3cret');
    const button = await screen.findByRole('button', { name: 'このお知らせを止める' });
    expect(calls).toEqual([]);
    await userEvent.dblClick(button);
    expect(await screen.findByRole('heading', { name: 'お知らせを止めました' })).toBeTruthy();
    expect(screen.getByText(/予約の確認や変更など/)).toBeTruthy();
    expect(calls).toHaveLength(1);
  });
});
