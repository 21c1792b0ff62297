import { fireEvent, screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Inquiry } from '../api/schema/signup';
import { i18n } from '../i18n';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component as Contract } from './contract';
import { Component } from './inquiry';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => i18n.changeLanguage('en'));

const heard: Inquiry = {
  inquiry_id: 'inq_1', company_name: 'Minato Foods', person_name: 'Sato', email: 'sato@minato.example', channel: 'web', interest: 'consultation',
  locale: 'en', status: 'heard', received_at: '2026-11-20T00:00:00Z', version: 2,
  moves: [{ to: 'received', at: '2026-11-20T00:00:00Z' }, { to: 'heard', at: '2026-11-21T00:00:00Z', by: 'acc_2', note: 'Wants to begin in spring' }],
};
const me = { 'GET /api/signup/me': () => ({ account_id: 'acc_1', role: 'operator' }) };
const path = '/api/signup/inquiries/inq_1';

const pages = (
  <Routes>
    <Route path="/operator/inquiries/:id" element={<Component />} />
    <Route path="/operator/inquiries/:id/contract" element={<Contract />} />
    <Route path="/operator/companies/:id" element={<h1>company</h1>} />
  </Routes>
);
const type = (label: RegExp | string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('an inquiry', () => {
  it('records a hearing once and begins the form anew', async () => {
    let version = 2;
    const now = () => ({ ...heard, version });
    const calls = answers({
      ...me, [`GET ${path}`]: now,
      [`POST ${path}/hearing`]: () => {
        version += 1;
        return now();
      },
    });
    show(pages, '/operator/inquiries/inq_1');
    await screen.findByText('Wants to begin in spring');
    type(/What was heard/, 'About 120 people');
    fireEvent.click(screen.getByRole('button', { name: 'Record' }));
    await screen.findByText('The hearing is recorded.');
    await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>(/What was heard/).value).toBe(''));
    const sent = calls.find((c) => c.method === 'POST');
    expect(sent?.key).toBeTruthy();
    expect(sent?.body).toMatchObject({ place: 'online', notes: 'About 120 people' });
  });

  it('takes in what was kept aside, and says why it was', async () => {
    let status = 'aside';
    const calls = answers({
      ...me, [`GET ${path}`]: () => ({ ...heard, status, doubts: ['links'] }),
      [`POST ${path}/acceptance`]: () => {
        status = 'received';
        return { ...heard, status };
      },
    });
    show(pages, '/operator/inquiries/inq_1');
    expect(await screen.findByText('It has many links')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Record' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Take it in' }));
    await screen.findByText(/The acknowledgement is on its way/);
    expect(calls.filter((c) => c.method === 'POST')).toHaveLength(1);
    expect(calls.find((c) => c.method === 'POST')?.key).toBeTruthy();
  });

  it('plans a hearing for a day to come without notes', async () => {
    const calls = answers({ ...me, [`GET ${path}`]: () => ({ ...heard, status: 'received' }), [`POST ${path}/hearing`]: () => heard });
    show(pages, '/operator/inquiries/inq_1');
    await screen.findByText('Wants to begin in spring');
    type(/Day held/, '2999-01-01');
    fireEvent.click(screen.getByRole('button', { name: 'Record the plan' }));
    await screen.findByText('The hearing is planned.');
    expect(calls.find((c) => c.method === 'POST')?.body).toMatchObject({ date: '2999-01-01', notes: '' });
  });

  it('records a proposal, and says who did what', async () => {
    let now: Inquiry = { ...heard, moves: heard.moves?.map((m) => (m.by ? { ...m, by_name: 'Ichiko' } : m)) ?? [] };
    const calls = answers({
      ...me, [`GET ${path}`]: () => now,
      [`POST ${path}/proposal`]: () => {
        now = { ...now, status: 'proposed', version: 3, moves: [...(now.moves ?? []), { to: 'proposed', at: '2026-11-22T00:00:00Z', by: 'acc_1', by_name: 'Me', date: '2026-11-22', note: 'Seats' }] };
        return now;
      },
    });
    show(pages, '/operator/inquiries/inq_1');
    await screen.findByText(/Ichiko/);
    fireEvent.click(screen.getByRole('button', { name: 'Record the proposal' }));
    expect(calls.some((c) => c.method === 'POST')).toBe(false); // what was proposed must be said
    type(/What was proposed/, 'Seats');
    fireEvent.click(screen.getByRole('button', { name: 'Record the proposal' }));
    await screen.findByText('The proposal is recorded.');
    expect(calls.find((c) => c.method === 'POST')?.body).toMatchObject({ note: 'Seats' });
    await screen.findByText('Record another proposal');
  });

  it('shows what is missing before the start, and says so when refused', async () => {
    answers({
      ...me, [`GET ${path}`]: () => ({ ...heard, status: 'onboarding', company_id: 'com_1', steps: [{ code: 'roster', done: true }, { code: 'invited', done: false }] }),
      [`POST ${path}/live`]: () => problem(409, 'not_ready'),
    });
    show(pages, '/operator/inquiries/inq_1');
    await screen.findByText('not yet');
    fireEvent.click(screen.getByRole('button', { name: 'Record the start' }));
    expect(await screen.findByText('Some preparation is still missing.')).toBeTruthy();
  });

  it('says that a colleague was faster and shows how it stands now', async () => {
    let status = 'heard';
    answers({
      ...me, [`GET ${path}`]: () => ({ ...heard, status }),
      [`POST ${path}/lost`]: () => {
        status = 'contracted';
        return problem(409, 'illegal_move');
      },
    });
    show(pages, '/operator/inquiries/inq_1');
    fireEvent.click(await screen.findByRole('button', { name: 'Close without a contract' }));
    type(/^Reason/, 'No budget');
    fireEvent.click(screen.getByRole('button', { name: 'Close it' }));
    await screen.findByText(/Hold the kick-off/);
    expect(screen.getByText(/A colleague had already moved this on/)).toBeTruthy();
  });
});

const fill = async () => {
  await screen.findByLabelText(/People covered/);
  type(/People covered/, '１２０');
  type(/Line of business/, 'retail');
  fireEvent.click(screen.getByLabelText('Regular care'));
};
const check = () => fireEvent.click(screen.getByRole('button', { name: 'Check and go on' }));

describe('a contract', () => {
  it('says at the fields what is missing, and asks nothing yet', async () => {
    answers({ [`GET ${path}`]: () => ({ ...heard, email: undefined }) });
    show(pages, '/operator/inquiries/inq_1/contract');
    await screen.findByLabelText(/People covered/);
    check();
    expect(screen.getByLabelText(/People covered/).getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByLabelText(/Company e-mail/).getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Choose at least one')).toBeTruthy();
    expect(screen.queryByText('Enter this contract?')).toBeNull();
  });

  it('is sent only after the question, with numbers as numbers', async () => {
    const calls = answers({ [`GET ${path}`]: () => heard, [`POST ${path}/contract`]: () => ({ company_id: 'com_1', contract_id: 'ctr_1', hr_account_ids: [] }) });
    show(pages, '/operator/inquiries/inq_1/contract');
    await fill();
    check();
    expect(calls.some((c) => c.method === 'POST')).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'Enter the contract' }));
    await screen.findByText('company');
    const sent = calls.find((c) => c.method === 'POST');
    expect(sent?.key).toBeTruthy();
    expect(sent?.body).toMatchObject({
      seats: 120, set_up_fee_jpy: 250_000, threshold: 10, industry: 'retail', programs: ['regular_care'],
      hr: [{ name: 'Sato', email: 'sato@minato.example', locale: 'en' }],
    });
  });

  it('says at the address that it is taken, and keeps what was typed', async () => {
    answers({ [`GET ${path}`]: () => heard, [`POST ${path}/contract`]: () => problem(409, 'address_taken') });
    show(pages, '/operator/inquiries/inq_1/contract');
    await fill();
    check();
    fireEvent.click(screen.getByRole('button', { name: 'Enter the contract' }));
    await waitFor(() => expect(screen.getByLabelText(/Company e-mail/).getAttribute('aria-invalid')).toBe('true'));
    expect(screen.getByLabelText<HTMLInputElement>(/People covered/).value).toBe('１２０');
  });
});
