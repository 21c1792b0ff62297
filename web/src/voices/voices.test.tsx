import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component as Company } from './company';
import { Component } from './list';

vi.setConfig({ testTimeout: 20_000 });

const proposed = { voice_id: 'voi_1', status: 'proposed', text: '［人名］さんの残業が多すぎます。', answers: [] };
const approval = 'POST /api/sessions/me/voices/voi_1/approval';

describe('voices', () => {
  it('sends what was written for a preview, once, and nothing else', async () => {
    const calls = answers({ 'GET /api/sessions/me/voices': () => ({ voices: [], threshold: 10 }), 'POST /api/sessions/me/voices': () => ({ ...proposed, status: 'drafted' }) });
    show(<Component />);
    expect(await screen.findByText(/10人以上いるときだけ/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '届く文を確かめる' }));
    expect(calls.filter((c) => c.method === 'POST')).toHaveLength(0);
    await userEvent.type(screen.getByRole('textbox'), '残業が多すぎます。');
    await userEvent.dblClick(screen.getByRole('button', { name: '届く文を確かめる' }));
    await waitFor(() => expect(calls.filter((c) => c.method === 'POST').map((c) => c.body)).toEqual([{ text: '残業が多すぎます。' }]));
    expect(calls.find((c) => c.method === 'POST')?.key).toBeTruthy();
  });

  it('shows what would be read and approves exactly that', async () => {
    const calls = answers({ 'GET /api/sessions/me/voices': () => ({ voices: [proposed], threshold: 10 }), [approval]: () => ({ ...proposed, status: 'approved', leaves_on: '2026-11-30' }) });
    show(<Component />);
    expect(await screen.findByText(proposed.text)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'この文を届けてよい' }));
    await waitFor(() => expect(calls.find((c) => c.method === 'POST')?.body).toEqual({ text: proposed.text }));
  });

  it('says that the text changed meanwhile', async () => {
    answers({ 'GET /api/sessions/me/voices': () => ({ voices: [proposed], threshold: 10 }), [approval]: () => problem(422, 'other_text') });
    show(<Component />);
    await userEvent.click(await screen.findByRole('button', { name: 'この文を届けてよい' }));
    expect((await screen.findByRole('alert')).textContent).toContain('文が変わっています');
  });

  it('asks before it takes one back, and offers nothing once it left', async () => {
    const calls = answers({
      'GET /api/sessions/me/voices': () => ({ threshold: 10, voices: [
        { voice_id: 'voi_2', status: 'approved', text: '待つ声', leaves_on: '2026-11-30', answers: [] },
        { voice_id: 'voi_3', status: 'released', text: '届いた声', batch: '2026-11-23', answers: [{ text: '見直します。', on: '2026-11-24' }] },
      ] }),
      'DELETE /api/sessions/me/voices/voi_2': () => new Response(null, { status: 204 }),
    });
    show(<Component />);
    expect(await screen.findByText('見直します。')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: '取り下げる' })).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: '取り下げる' }));
    expect(calls.some((c) => c.method === 'DELETE')).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: '取り下げる' }));
    await waitFor(() => expect(calls.some((c) => c.method === 'DELETE')).toBe(true));
  });

  it('opens the other ways at once where the words sound like harassment, without sending them', async () => {
    const calls = answers({ 'GET /api/sessions/me/voices': () => ({ voices: [], threshold: 10 }) });
    show(<Component />);
    await userEvent.type(await screen.findByRole('textbox'), '毎日怒鳴られています');
    expect(screen.getByRole('link', { name: '窓口に伝える' }).getAttribute('href')).toBe('/cases/new');
    expect(screen.getByRole('link', { name: /0120-279-338/ })).toBeTruthy();
    expect(calls.filter((c) => c.method !== 'GET')).toHaveLength(0);
  });
});

describe('voices at HR', () => {
  it('shows them by batch and sends an answer once', async () => {
    const calls = answers({
      'GET /api/sessions/voices': () => ({ voices: [{ voice_id: 'voi_9', batch: '2026-11-23', text: '会議が多い。', answers: [] }] }),
      'POST /api/sessions/voices/voi_9/answers': () => ({ voice_id: 'voi_9', batch: '2026-11-23', text: '会議が多い。', answers: [{ text: '減らします。', on: '2026-11-24' }] }),
    });
    show(<Company />);
    expect(await screen.findByRole('heading', { name: /11月23日.*に届いた声/ })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: '返事を書く' }));
    await userEvent.type(screen.getByRole('textbox'), '減らします。');
    await userEvent.dblClick(screen.getByRole('button', { name: '返事を送る' }));
    await waitFor(() => expect(calls.filter((c) => c.method === 'POST').map((c) => c.body)).toEqual([{ text: '減らします。' }]));
  });
});
