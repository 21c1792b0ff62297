import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { answers, problem } from '../../test/api';
import { show } from '../../test/render';
import { Component } from '../pulse';
import { groupsOf } from './groups';

const text = (ja: string) => ({ ja, en: ja });
const item = (code: string) => ({ code, text: text(code), options: [{ value: 1, text: text(`${code} いいえ`) }, { value: 2, text: text(`${code} はい`) }] });
const session = {
  session_id: 'ses_1', booking_id: 'bkg_1', consultant_id: 'con_1', program: 'exit', starts_at: '2026-11-25T04:30:00Z', ends_at: '2026-11-25T05:20:00Z', join_from: '',
  status: 'finished', outcome: 'held', when: 'due', pulse_answered: false,
};
// Longer than a double click.
const slowly = async <T,>(answer: T): Promise<T> => new Promise((done) => setTimeout(() => done(answer), 100));

const world = {
  'GET /api/sessions/sessions': () => ({ sessions: [session] }),
  'GET /api/sessions/pulse-forms/exit': () => ({ program: 'exit', notice: text('約束'), items: [item('reason_pay'), item('rating'), item('again')] }),
  'GET /api/matching/consultants/con_1': () => ({ consultant_id: 'con_1', name: '矢野 礼子' }),
};
const open = () => show(<Routes><Route path="/bookings/:id/pulse" element={<Component />} /></Routes>, '/bookings/bkg_1/pulse');
const fill = async () => {
  await userEvent.click(await screen.findByRole('radio', { name: 'reason_pay はい' }));
  await userEvent.click(screen.getByRole('button', { name: '次へ' }));
  await userEvent.click(await screen.findByRole('radio', { name: 'rating はい' }));
  await userEvent.click(screen.getByRole('radio', { name: 'again いいえ' }));
};

describe('the survey after a talk', () => {
  it('sends every answer once and says where they go', async () => {
    const calls = answers({ ...world, 'POST /api/sessions/sessions/ses_1/pulse': () => slowly({ ...session, pulse_answered: true }) });
    open();
    await fill();
    await userEvent.dblClick(screen.getByRole('button', { name: '回答を送る' }));
    expect(await screen.findByRole('heading', { name: '回答のゆくえ' })).toBeTruthy();
    expect(calls.filter((c) => c.method === 'POST').map((c) => c.body)).toEqual([{ answers: { reason_pay: 2, rating: 2, again: 1 } }]);
  });

  it('does not go on over a question without an answer', async () => {
    answers(world);
    open();
    await userEvent.click(await screen.findByRole('button', { name: '次へ' }));
    expect(screen.getByText('どれかひとつを選んでください')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'reason_pay いいえ' }));
  });

  it('keeps the answers when they could not be sent, also over a reload', async () => {
    answers({ ...world, 'POST /api/sessions/sessions/ses_1/pulse': () => problem(503, 'unavailable') });
    const page = open();
    await fill();
    await userEvent.click(screen.getByRole('button', { name: '回答を送る' }));
    expect(await screen.findByText(/ただいま混み合っています/)).toBeTruthy();
    page.unmount();
    open();
    expect((await screen.findByRole<HTMLInputElement>('radio', { name: 'reason_pay はい' })).checked).toBe(true);
  });

  it('is not asked twice', async () => {
    answers({ ...world, 'GET /api/sessions/sessions': () => ({ sessions: [{ ...session, pulse_answered: true }] }) });
    open();
    expect(await screen.findByRole('heading', { name: 'このアンケートには答えていただきました' })).toBeTruthy();
  });
});

describe('groupsOf', () => {
  it('cuts the form into even pages of one topic each', () => {
    const codes = ['k6_1', 'k6_2', 'k6_3', 'k6_4', 'k6_5', 'k6_6', 'job_fit_suits', 'job_fit_meaning', 'leave', 'engagement', 'rating', 'again'];
    expect(groupsOf(codes.map(item)).map((g) => `${g.topic} ${g.items.length}`)).toEqual(['k6 3', 'k6 3', 'work 2', 'work 2', 'talk 2']);
  });
});
