import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { HelpWhenHeavy } from '../../help/heavy';
import { answers } from '../../test/api';
import { show } from '../../test/render';
import { Component as Access } from '../access';
import { Component as Emergency } from '../emergency';
import { AskForContact } from './asked';

vi.setConfig({ testTimeout: 20_000 });

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
});

const given = { own_name: '', own_phone: '', place: '', name: 'みどり', relation: '母', phone: '03-0000-0002' };

describe('emergency contact', () => {
  it('is given with one line, changed and taken back', async () => {
    let now: object = {};
    const calls = answers({
      'GET /api/sessions/me/emergency': () => now,
      'PUT /api/sessions/me/emergency': async (r) => (now = { emergency: await r.json(), given_at: '2026-11-22T00:00:00Z' }),
      'DELETE /api/sessions/me/emergency': () => {
        now = {};
        return new Response(null, { status: 204 });
      },
    });
    show(<Emergency />);
    await userEvent.click(await screen.findByRole('button', { name: '預ける' }));
    expect(screen.getByText(/なにも入力されていません/)).toBeTruthy();
    expect(calls.some((c) => c.method === 'PUT')).toBe(false);
    await userEvent.type(screen.getByRole('textbox', { name: 'ふだん面談をする場所' }), '千代田区1-1');
    await userEvent.click(screen.getByRole('button', { name: '預ける' }));
    expect(await screen.findByText(/お預かりしました。/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'すべて消す' }));
    await userEvent.click(screen.getByRole('button', { name: '消す' }));
    await waitFor(() => expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'ふだん面談をする場所' }).value).toBe(''));
    expect(calls.filter((c) => c.method !== 'GET').map((c) => c.method)).toEqual(['PUT', 'DELETE']);
  });

  it('is asked for once, and not of who gave it', async () => {
    answers({ 'GET /api/sessions/me/emergency': () => ({}) });
    const first = show(<AskForContact />);
    await userEvent.click(await screen.findByRole('button', { name: 'いまはしない' }));
    first.unmount();
    const calls = answers({ 'GET /api/sessions/me/emergency': () => ({}) });
    show(<AskForContact />);
    expect(screen.queryByText('もしものときのために')).toBeNull();
    expect(calls).toEqual([]);
    localStorage.clear();
    answers({ 'GET /api/sessions/me/emergency': () => ({ emergency: given, given_at: '2026-11-22T00:00:00Z' }) });
    show(<AskForContact />);
    await waitFor(() => expect(screen.queryByRole('link', { name: '連絡先を預ける' })).toBeNull());
  });
});

describe('who looked', () => {
  it('is told in words, with reason, what was done and the second person', async () => {
    answers({ 'GET /api/sessions/me/access': () => ({ seen: [
      { at: '2026-11-22T00:00:00Z', times: 2, role: 'operator', did: 'acted_alone', saw: ['person', 'contact', 'brand_new'], why: 'danger', reason: '命に関わるため', done: '119番に連絡した', second: '必要だった', agreed: true },
    ] }) });
    show(<Access />);
    expect(await screen.findByRole('heading', { name: '運営スタッフが見ました' })).toBeTruthy();
    for (const text of [/もしものときの連絡先/, '命に関わるため', '119番に連絡した', /必要だったと認めました/, /あわせて2回/]) expect(screen.getByText(text)).toBeTruthy();
    expect(document.body.textContent).not.toContain('brand_new');
  });

  it('says that nobody has', async () => {
    answers({ 'GET /api/sessions/me/access': () => ({ seen: [] }) });
    show(<Access />);
    expect(await screen.findByText('だれも見ていません')).toBeTruthy();
  });
});

describe('help', () => {
  it('is offered where words sound as if a life were in danger, and only there', () => {
    const { unmount } = show(<HelpWhenHeavy text="今日は仕事の量の話をした。" />);
    expect(screen.queryByRole('link', { name: /0120-279-338/ })).toBeNull();
    unmount();
    show(<HelpWhenHeavy text="もう消えてしまいたいと思う。" />);
    expect(screen.getByRole('link', { name: /0120-279-338/ }).getAttribute('href')).toBe('tel:0120279338');
    expect(screen.getByRole('link', { name: '119' })).toBeTruthy();
  });
});
