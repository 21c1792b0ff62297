import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component as One } from './case';
import { namedIn } from './named';
import { Component as New } from './new';
import { soundsUrgent } from './safety';

vi.setConfig({ testTimeout: 20_000 });

const desk = { name: '社内相談室', official: false, people: [{ person_id: 'acc_1', name: '佐藤 一郎' }, { person_id: 'acc_2', name: '鈴木 二郎' }] };
const me = { account_id: 'acc_9', role: 'employee', name: '山田 花子', email: '', locale: 'ja', zone: 'Asia/Tokyo', programs: [], consent: { current: true } };
const base = { case_id: 'cas_1', way: 'anonymous', status: 'acknowledged', opened_on: '2026-11-20', acknowledge_by: '2026-11-26', outcome_by: '2026-12-20', overdue: [], messages: [{ from: 'employee', kind: 'text', on: '2026-11-20', text: 'つらいです。' }], desk_name: '社内相談室', readers: [desk.people[1]] };

describe('a new case', () => {
  const world = { 'GET /api/signup/me': () => me, 'GET /api/sessions/me/desk': () => desk, 'POST /api/sessions/me/cases': () => base };

  it('says that the desk is not official, leaves out whom the text names, and sends exactly what was shown', async () => {
    const calls = answers(world);
    show(<New />);
    expect(await screen.findByText('会社の公式の相談窓口ではありません')).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: '匿名で伝える' }));
    await userEvent.type(screen.getByRole('textbox', { name: /伝えたいこと/ }), '佐藤さんに無視されています。');
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '佐藤 一郎' }).checked).toBe(true);
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: '鈴木 二郎' }).checked).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: '届く内容を確かめる' }));
    expect(calls.some((c) => c.method === 'POST')).toBe(false);
    await userEvent.dblClick(screen.getByRole('button', { name: '窓口に送る' }));
    await waitFor(() => expect(calls.filter((c) => c.method === 'POST').map((c) => c.body)).toEqual([{ way: 'anonymous', text: '佐藤さんに無視されています。', readers: ['acc_2'] }]));
  });

  it('sends nothing when nobody is left, and says what else there is', async () => {
    answers(world);
    show(<New />);
    await userEvent.click(await screen.findByRole('radio', { name: '名前を出して伝える' }));
    for (const name of ['佐藤 一郎', '鈴木 二郎']) await userEvent.click(screen.getByRole('checkbox', { name }));
    expect(screen.queryByRole('button', { name: '届く内容を確かめる' })).toBeNull();
    expect(screen.getByText(/届けられる人がいません/)).toBeTruthy();
    expect(screen.getByRole('link', { name: /0120-279-338/ })).toBeTruthy();
  });

  it('warns of the own name in an anonymous one, and talking only leads to a consultant', async () => {
    answers(world);
    show(<New />);
    await userEvent.click(await screen.findByRole('radio', { name: '匿名で伝える' }));
    await userEvent.type(screen.getByRole('textbox', { name: /伝えたいこと/ }), '山田です。');
    expect(screen.getByText(/あなたの名前があるようです/)).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: '話すだけ' }));
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getByRole('link', { name: '専門家と話す' }).getAttribute('href')).toContain('/find');
  });

  it('keeps the words when the people of the desk changed', async () => {
    answers({ ...world, 'POST /api/sessions/me/cases': () => problem(409, 'desk_changed') });
    show(<New />);
    await userEvent.click(await screen.findByRole('radio', { name: '匿名で伝える' }));
    await userEvent.type(screen.getByRole('textbox', { name: /伝えたいこと/ }), '困っています。');
    await userEvent.click(screen.getByRole('button', { name: '届く内容を確かめる' }));
    await userEvent.click(screen.getByRole('button', { name: '窓口に送る' }));
    expect((await screen.findByRole('alert')).textContent).toContain('窓口の人が変わりました');
    await userEvent.click(screen.getByRole('button', { name: '書き直す' }));
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /伝えたいこと/ }).value).toBe('困っています。');
  });
});

const open = () => show(<Routes><Route path="/cases/:id" element={<One />} /></Routes>, '/cases/cas_1');

describe('a thread', () => {
  it('shows what is overdue and sends words once', async () => {
    const calls = answers({ 'GET /api/sessions/me/cases/cas_1': () => ({ ...base, overdue: ['outcome'] }), 'POST /api/sessions/me/cases/cas_1/messages': () => base });
    open();
    expect(await screen.findByText(/30日）を過ぎています/)).toBeTruthy();
    await userEvent.type(screen.getByRole('textbox'), '追加です。');
    await userEvent.dblClick(screen.getByRole('button', { name: '送る' }));
    await waitFor(() => expect(calls.filter((c) => c.method === 'POST').map((c) => c.body)).toEqual([{ text: '追加です。' }]));
  });

  it('asks before it withdraws', async () => {
    let stored: object = base;
    const calls = answers({ 'GET /api/sessions/me/cases/cas_1': () => stored, 'POST /api/sessions/me/cases/cas_1/withdrawal': () => (stored = { ...base, status: 'withdrawn', readers: [] }) });
    open();
    await userEvent.click(await screen.findByRole('button', { name: '取り下げる' }));
    expect(calls.some((c) => c.method === 'POST')).toBe(false);
    await userEvent.click(screen.getAllByRole('button', { name: '取り下げる' }).at(-1) as HTMLElement);
    expect(await screen.findByText(/窓口はもう読めません/)).toBeTruthy();
  });
});

describe('what a text names', () => {
  it.each([['佐藤 一郎', '佐藤課長が', true], ['佐藤 一郎', '伊藤課長が', false], ['林 一', '林さん', false], ['林 一', '林一さん', true], ['Ken Sato', 'by SATO', true]])('%s in %s: %s', (name, text, is) => {
    expect(namedIn(name, text)).toBe(is);
  });

  it.each([['パワハラです', true], ['死にたい', true], ['ﾊﾟﾜﾊﾗ', true], ['会議が多い', false]])('%s is urgent: %s', (text, is) => {
    expect(soundsUrgent(text)).toBe(is);
  });
});
