import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component as One } from './case';
import { Component as Contract } from './contract';
import { Frame } from './frame';
import { Component as List } from './list';

vi.setConfig({ testTimeout: 20_000 });

const of = { case_id: 'cas_1', way: 'anonymous', status: 'open', opened_on: '2026-11-20', acknowledge_by: '2026-11-26', outcome_by: '2026-12-20', overdue: [], messages: [{ from: 'employee', kind: 'text', on: '2026-11-20', text: 'つらいです。' }] };
const open = () => show(<Routes><Route path="/desk/:id" element={<One />} /></Routes>, '/desk/cas_1');
const me = (role: string, desk?: boolean) => ({ account_id: 'acc_9', role, desk, name: 'x', email: '', locale: 'ja', zone: 'Asia/Tokyo', programs: [], consent: { current: true } });

describe('the desk', () => {
  it('lists those that wait first', async () => {
    answers({ 'GET /api/sessions/desk/cases': () => ({ cases: [{ ...of, case_id: 'cas_2', status: 'closed', outcome: 'other', messages: [] }, { ...of, messages: [], overdue: ['acknowledgement'] }] }) });
    show(<List />);
    expect((await screen.findAllByRole('heading', { level: 2 })).map((h) => h.textContent)).toEqual(['対応する相談（1件）', '終わった相談（1件）']);
    expect(screen.getByText(/3営業日）を過ぎています/)).toBeTruthy();
  });

  it('confirms that it read, and closes with an outcome and words', async () => {
    let stored: object = of;
    const calls = answers({
      'GET /api/sessions/desk/cases/cas_1': () => stored, 'POST /api/sessions/desk/cases/cas_1/acknowledgement': () => (stored = { ...of, status: 'acknowledged' }),
      'POST /api/sessions/desk/cases/cas_1/outcome': () => (stored = { ...of, status: 'closed', outcome: 'referred' }),
    });
    open();
    await userEvent.click(await screen.findByRole('button', { name: '読んだことを知らせる' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: '読んだことを知らせる' })).toBeNull());
    await userEvent.click(screen.getByRole('button', { name: '結果を伝えて終える' }));
    await userEvent.click(screen.getByRole('button', { name: '結果を伝えて終える' }));
    expect(screen.getByText('ひとつ選んでください。')).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: /つないだ/ }));
    await userEvent.type(screen.getByRole('textbox'), '専門の窓口を紹介しました。');
    await userEvent.dblClick(screen.getByRole('button', { name: '結果を伝えて終える' }));
    await waitFor(() => expect(calls.filter((c) => c.path.endsWith('/outcome')).map((c) => c.body)).toEqual([{ outcome: 'referred', text: '専門の窓口を紹介しました。' }]));
    expect(await screen.findByText('ほかの窓口や機関につないだ')).toBeTruthy();
  });

  it('shows nothing of what was erased', async () => {
    answers({ 'GET /api/sessions/desk/cases/cas_1': () => ({ ...of, status: 'erased', messages: [] }) });
    open();
    expect(await screen.findByText('本人の求めで消去されました。')).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('is a part of the menu of HR who belong to it, and closed to other HR', async () => {
    answers({ 'GET /api/signup/me': () => me('hr', true) });
    const { unmount } = show(<Frame />);
    expect(await screen.findByRole('link', { name: '相談窓口' })).toBeTruthy();
    unmount();
    answers({ 'GET /api/signup/me': () => me('hr') });
    show(<Frame />);
    expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy();
    expect(screen.queryByRole('link', { name: '相談窓口' })).toBeNull();
  });
});

describe('the desk in the contract', () => {
  it('is entered with its people', async () => {
    let stored: object = { name: '', official: false, people: [], former: [] };
    const calls = answers({
      'GET /api/signup/companies/com_1/desk': () => stored,
      'PUT /api/signup/companies/com_1/desk': () => (stored = { name: '相談室', official: true, people: [{ account_id: 'acc_1', role: 'desk', name: '窓口 葉子', email: 'mado@corp.example', locale: 'ja' }], former: [] }),
    });
    show(<Contract company="com_1" />);
    await userEvent.click(await screen.findByRole('button', { name: '入力する' }));
    await userEvent.type(screen.getByRole('textbox', { name: /窓口の名前/ }), '相談室');
    await userEvent.click(screen.getByRole('button', { name: '保存する' }));
    expect(screen.getByText('どちらかを選んでください。')).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: '会社の公式の相談窓口' }));
    await userEvent.type(screen.getByRole('textbox', { name: /^名前/ }), '窓口 葉子');
    await userEvent.type(screen.getByRole('textbox', { name: /メール/ }), 'mado@corp.example');
    await userEvent.click(screen.getByRole('button', { name: '保存する' }));
    expect(await screen.findByText(/窓口 葉子（mado@corp.example）/)).toBeTruthy();
    expect(calls.find((c) => c.method === 'PUT')?.body).toEqual({ name: '相談室', official: true, people: [{ name: '窓口 葉子', email: 'mado@corp.example', locale: 'ja' }] });
  });

  it('says that an address belongs to somebody else', async () => {
    answers({
      'GET /api/signup/companies/com_1/desk': () => ({ name: '相談室', official: true, people: [{ account_id: 'acc_1', role: 'desk', name: 'a', email: 'a@corp.example', locale: 'ja' }], former: [{ account_id: 'acc_2', role: 'desk', name: '前 窓口', email: 'mae@corp.example', locale: 'ja' }] }),
      'PUT /api/signup/companies/com_1/desk': () => problem(409, 'address_taken'),
    });
    show(<Contract company="com_1" />);
    expect(await screen.findByRole('button', { name: '前 窓口さんのアカウントを消去する' })).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: '変更する' }));
    await userEvent.click(screen.getByRole('button', { name: '保存する' }));
    expect((await screen.findByRole('alert')).textContent).toContain('ほかの人が使っている');
  });
});
