import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { i18n } from '../i18n';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component } from './booking';
import { notesName, recordName } from './record_draft';

const minute = 60_000;
const time = (minutes: number) => new Date(Date.now() + minutes * minute).toISOString();
const text = (ja: string) => ({ ja, en: ja });
const form = {
  themes: [{ code: 'workload', area: 'work', text: text('仕事の量') }, { code: 'turnover', area: 'career', text: text('離職・転職') }],
  risk_signs: [{ code: 'overwork', text: text('過重労働') }, { code: 'wish_to_leave', text: text('離職の意向') }],
};

/** A talk that begins in some minutes, with what the API answers about it. */
function world(starts: number, more: object = {}, program = 'one_on_one') {
  const common = { booking_id: 'bkg_1', program, starts_at: time(starts), ends_at: time(starts + 50) };
  const session = { ...common, session_id: 'ses_1', status: 'scheduled', when: 'today', join_from: time(starts - 15), ...more };
  return {
    session,
    calm: {
      'GET /api/booking/bookings/bkg_1': () => ({ ...common, consultant_id: 'con_1', status: 'confirmed', booked_at: time(-9999), sequence: 0, join_url: 'https://meet.example/room' }),
      'GET /api/sessions/sessions': () => ({ sessions: [session] }),
      'GET /api/sessions/record-form': () => form,
      'GET /api/sessions/sessions/ses_1/notes': () => ({ text: '', version: 0 }),
      'PUT /api/sessions/sessions/ses_1/notes': () => ({ text: 'ことば', version: 1 }),
      'GET /api/sessions/sessions/ses_1/handovers': () => ({ handovers: [] }),
      'GET /api/sessions/sessions/ses_1/handover': () => ({}),
    },
  };
}

const open = () => show(<Routes><Route path="/consultant/bookings/:id" element={<Component />} /></Routes>, '/consultant/bookings/bkg_1');

vi.setConfig({ testTimeout: 20_000 }); // long ways through a page, on a machine that may be busy

beforeAll(() => i18n.loadNamespaces(['consultant', 'talks']));
beforeEach(() => sessionStorage.clear());

describe('the talk', () => {
  it('shows neither link nor start before it is time', async () => {
    answers(world(60).calm);
    open();
    expect(await screen.findByText(/開始15分前/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: /部屋を開く/ })).toBeNull();
    expect(screen.queryByRole('button', { name: '面談を始める' })).toBeNull();
    expect(screen.getByRole('heading', { name: '命の危険を感じたら' })).toBeTruthy();
  });

  it('opens the room and starts once, and says what the API does not allow', async () => {
    const { calm } = world(10);
    const calls = answers({ ...calm, 'POST /api/sessions/sessions/ses_1/start': () => problem(409, 'too_early') });
    open();
    expect((await screen.findByRole('link', { name: /部屋を開く/ })).getAttribute('href')).toBe('https://meet.example/room');
    await userEvent.dblClick(screen.getByRole('button', { name: '面談を始める' }));
    expect((await screen.findByRole('alert')).textContent).toContain('まだこの操作はできません');
    expect(calls.filter((c) => c.method === 'POST')).toHaveLength(1);
  });

  it('ends with an outcome, and takes the notes over into the record', async () => {
    const { session, calm } = world(-20, { status: 'started' });
    let now: object = session;
    const calls = answers({
      ...calm,
      'GET /api/sessions/sessions': () => ({ sessions: [now] }),
      'POST /api/sessions/sessions/ses_1/finish': () => (now = { ...session, status: 'finished', outcome: 'held', when: 'due' }),
      'PUT /api/sessions/sessions/ses_1/record': () => (now = { ...now, record_stored: true, when: 'past' }),
      'GET /api/sessions/sessions/ses_1/record': () => calls.findLast((c) => c.method === 'PUT' && c.path.endsWith('record'))?.body,
    });
    open();
    await userEvent.type(await screen.findByLabelText('メモ'), 'ことば');
    await userEvent.click(screen.getByRole('button', { name: '結果を登録して終える' }));
    await userEvent.click(screen.getByRole('button', { name: '登録する' }));
    expect(screen.getByText('どちらかを選んでください')).toBeTruthy();
    await userEvent.click(screen.getByLabelText('面談を行った'));
    await userEvent.click(screen.getByRole('button', { name: '登録する' }));
    expect((await screen.findByLabelText<HTMLTextAreaElement>(/話した内容/)).value).toBe('ことば');
    await userEvent.click(await screen.findByLabelText('仕事の量'));
    await userEvent.click(screen.getByRole('button', { name: '面談記録を保存する' }));
    expect(await screen.findByText(/面談記録を保存しました/)).toBeTruthy();
    expect(calls.findLast((c) => c.method === 'PUT' && c.path.endsWith('record'))?.body).toMatchObject({ text: 'ことば', themes: ['workload'] });
    await waitFor(() => expect(sessionStorage.getItem(`kikite.draft.${notesName('ses_1')}`)).toBeNull(), { timeout: 5_000 }); // saved by then
    expect(sessionStorage.getItem(`kikite.draft.${recordName('ses_1')}`)).toBeNull();
  });

  it('asks what its program is for, one or any, and takes an answer back', async () => {
    const { session, calm } = world(-120, { status: 'finished', outcome: 'held', when: 'due' }, 'exit');
    let now: object = session;
    const option = (code: string, ja: string) => ({ code, text: text(ja) });
    const parts = [
      { code: 'reasons', text: text('退職の理由'), most: 2, options: [option('pay', '給与'), option('growth', '成長')] },
      { code: 'told_company', text: text('会社に伝えたか'), most: 1, options: [option('told', '伝えた'), option('not_told', '伝えていない')] },
      { code: 'keep_up', text: text('残してほしいこと'), most: 0, options: [] },
    ];
    const calls = answers({
      ...calm,
      'GET /api/sessions/sessions': () => ({ sessions: [now] }),
      'GET /api/sessions/record-form': () => ({ ...form, parts }),
      'PUT /api/sessions/sessions/ses_1/record': () => (now = { ...now, record_stored: true, when: 'past' }),
      'GET /api/sessions/sessions/ses_1/record': () => calls.findLast((c) => c.method === 'PUT' && c.path.endsWith('record'))?.body,
    });
    open();
    await userEvent.type(await screen.findByLabelText('残してほしいこと'), '朝会');
    await userEvent.click(screen.getByRole('radio', { name: '伝えた' }));
    await userEvent.click(screen.getByRole('radio', { name: '伝えた' }));
    for (const name of ['成長', '給与']) await userEvent.click(screen.getByRole('checkbox', { name }));
    await userEvent.type(screen.getByLabelText(/話した内容/), 'x');
    await userEvent.click(screen.getByRole('button', { name: '面談記録を保存する' }));
    expect(await screen.findByText(/面談記録を保存しました/)).toBeTruthy();
    expect(calls.findLast((c) => c.method === 'PUT' && c.path.endsWith('record'))?.body).toMatchObject({ parts: [{ part: 'reasons', chosen: ['growth', 'pay'] }, { part: 'keep_up', words: '朝会' }] });
    expect(screen.getByRole('heading', { name: '退職の理由' })).toBeTruthy();
    expect(screen.queryByRole('heading', { name: '会社に伝えたか' })).toBeNull();
  });

  it('keeps what was written when saving fails, also over a reload', async () => {
    const { calm } = world(-120, { status: 'finished', outcome: 'held', when: 'due' });
    answers({ ...calm, 'PUT /api/sessions/sessions/ses_1/record': () => problem(410, 'erased') });
    const page = open();
    await userEvent.type(await screen.findByLabelText(/話した内容/), '長い記録');
    await userEvent.click(screen.getByRole('button', { name: '面談記録を保存する' }));
    expect((await screen.findByRole('alert')).textContent).toContain('ご本人の希望により消去');
    page.unmount();
    open();
    expect((await screen.findByLabelText<HTMLTextAreaElement>(/話した内容/)).value).toBe('長い記録');
  });

  it('asks nothing about leaving, health or fit of somebody who leaves', async () => {
    answers(world(-120, { status: 'finished', outcome: 'held', when: 'due' }, 'exit').calm);
    open();
    expect(await screen.findByLabelText('仕事の量')).toBeTruthy();
    expect(screen.queryByLabelText('離職・転職')).toBeNull();
    expect(screen.queryByLabelText('離職の意向')).toBeNull();
    const guide = screen.getByRole('region', { name: 'この面談の手引き' });
    expect(within(guide).getByText('健康や体調について尋ねない')).toBeTruthy();
  });

  it('reads the record again and says when it was erased', async () => {
    answers({ ...world(-120, { status: 'finished', outcome: 'held', when: 'past', record_stored: true }).calm, 'GET /api/sessions/sessions/ses_1/record': () => problem(404, 'not_found') });
    open();
    await waitFor(() => expect(screen.getByText(/ご本人の希望により消去されました/)).toBeTruthy());
  });
});
