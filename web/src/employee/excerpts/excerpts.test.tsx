import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { answers, problem } from '../../test/api';
import { show } from '../../test/render';
import { Component } from '../excerpts';

const proposed = { excerpt_id: 'exc_1', session_id: 'ses_1', status: 'proposed', topic: 'manager', text: '［人名］さんの指示が重なって困る。' };
const world = { 'GET /api/sessions/me/excerpts': () => ({ excerpts: [proposed] }), 'POST /api/sessions/me/excerpts/exc_1/decision': () => ({ ...proposed, status: 'approved' }) };

describe('excerpts', () => {
  it('shows the words once more and sends exactly them', async () => {
    const calls = answers(world);
    show(<Component />);
    await userEvent.click(await screen.findByRole('button', { name: 'この文を届けてよい' }));
    await userEvent.click(screen.getByRole('button', { name: 'このまま届ける' }));
    await waitFor(() => expect(calls.find((c) => c.method === 'POST')?.body).toEqual({ approve: true, text: proposed.text }));
    expect(calls.filter((c) => c.method === 'POST')).toHaveLength(1);
  });

  it('lets the words be changed, and approved only after they were looked through', async () => {
    let now: object = proposed;
    const calls = answers({
      ...world,
      'GET /api/sessions/me/excerpts': () => ({ excerpts: [now] }),
      'PUT /api/sessions/me/excerpts/exc_1/text': () => (now = { ...proposed, status: 'checking', text: '田中さんの指示が困る。' }),
    });
    show(<Component />);
    await userEvent.click(await screen.findByRole('button', { name: '言葉を変える' }));
    const field = screen.getByRole('textbox');
    await userEvent.clear(field);
    await userEvent.type(field, '田中さんの指示が困る。');
    await userEvent.dblClick(screen.getByRole('button', { name: 'この言葉に変える' }));
    expect(await screen.findByText('確かめています')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'この文を届けてよい' })).toBeNull();
    expect(calls.filter((c) => c.method === 'PUT').map((c) => c.body)).toEqual([{ text: '田中さんの指示が困る。' }]);
    now = { ...proposed, text: '［人名］さんの指示が困る。', check: 'removed' };
    expect(await screen.findByText(/名前などを伏せました/, {}, { timeout: 8_000 })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'この文を届けてよい' })).toBeTruthy();
  }, 20_000);

  it('says plainly that what was published cannot be taken back', async () => {
    answers({ 'GET /api/sessions/me/excerpts': () => ({ excerpts: [{ ...proposed, status: 'approved' }] }), 'POST /api/sessions/me/excerpts/exc_1/withdrawal': () => problem(409, 'published') });
    show(<Component />);
    await userEvent.click(await screen.findByRole('button', { name: '承認を取り消す' }));
    await userEvent.click(screen.getAllByRole('button', { name: '承認を取り消す' }).at(-1) as HTMLElement);
    expect((await screen.findByRole('alert')).textContent).toContain('会社に届いている場合があります');
  });

  it('vetoes without words', async () => {
    const calls = answers(world);
    show(<Component />);
    await userEvent.click(await screen.findByRole('button', { name: '届けない' }));
    await userEvent.click(screen.getAllByRole('button', { name: '届けない' }).at(-1) as HTMLElement);
    await waitFor(() => expect(calls.find((c) => c.method === 'POST')?.body).toEqual({ approve: false }));
  });
});
