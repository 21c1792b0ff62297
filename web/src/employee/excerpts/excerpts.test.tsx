import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { answers } from '../../test/api';
import { show } from '../../test/render';
import { Component } from '../excerpts';
import { isShortened } from './shorten';

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

  it('lets words be taken out but none be added', async () => {
    const calls = answers(world);
    show(<Component />);
    await userEvent.click(await screen.findByRole('button', { name: '短くする' }));
    const field = screen.getByRole('textbox');
    await userEvent.type(field, '本当に');
    expect(screen.getByText(/元の文にない言葉/)).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'この文を届けてよい' }).disabled).toBe(true);
    await userEvent.clear(field);
    await userEvent.type(field, '指示が重なって困る。');
    await userEvent.click(screen.getByRole('button', { name: 'この文を届けてよい' }));
    await userEvent.click(screen.getByRole('button', { name: 'このまま届ける' }));
    await waitFor(() => expect(calls.find((c) => c.method === 'POST')?.body).toEqual({ approve: true, text: '指示が重なって困る。' }));
  });

  it('vetoes without words', async () => {
    const calls = answers(world);
    show(<Component />);
    await userEvent.click(await screen.findByRole('button', { name: '届けない' }));
    await userEvent.click(screen.getAllByRole('button', { name: '届けない' }).at(-1) as HTMLElement);
    await waitFor(() => expect(calls.find((c) => c.method === 'POST')?.body).toEqual({ approve: false }));
  });
});

describe('isShortened', () => {
  it.each([['abc', 'abc', true], ['abc', 'ac', true], ['abc', 'ca', false], ['abc', 'abcd', false], ['abc', '', false]])('%s → %s: %s', (text, words, is) => {
    expect(isShortened(text, words)).toBe(is);
  });
});
