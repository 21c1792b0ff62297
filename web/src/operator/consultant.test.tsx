import { fireEvent, screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Consultant } from '../api/schema/signup';
import { i18n } from '../i18n';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component } from './consultant';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => i18n.changeLanguage('en'));

const consultant = (id: string, name: string, status = 'applied'): Consultant => ({
  consultant_id: id, account_id: `acc_${id}`, name, email: `${id}@consultant.example`, locale: 'ja', status, applied_at: '2026-11-20T00:00:00Z',
  licences: [{ kind: 'career_consultant', number: '160001' }, { kind: 'coach', number: 'C-2', valid_until: '2020-03-31' }], moves: [], version: 1,
  programs: ['one_on_one'], themes: [], industries: [], job_types: [], styles: [], values: [], languages: ['ja'], gender: 'female', age_band: '40s',
  zone: 'Asia/Tokyo', career: 'HR for 15 years', introduction: 'Take your time',
});
const [first, second] = [consultant('con_1', 'Aoki'), consultant('con_2', 'Ishii')];
const reading = {
  'GET /api/signup/me': () => ({ account_id: 'acc_1', role: 'operator' }),
  'GET /api/signup/consultants': () => ({ consultants: [first, second] }),
  'GET /api/signup/consultants/con_1': () => first,
  'GET /api/signup/consultants/con_2': () => second,
};
const approval = 'POST /api/signup/consultants/con_1/approval';
const page = <Routes><Route path="/operator/consultants/:id" element={<Component />} /></Routes>;
const open = async () => {
  show(page, '/operator/consultants/con_1');
  await screen.findByText('1 of 2');
  await screen.findByRole('button', { name: /^(Approve|Suspend at once)/ }); // its part of the page comes a moment later
};
const press = (key: string) => fireEvent.keyDown(document.body, { key });

describe('an application', () => {
  it('is approved with three keys, which record what was checked, and leads to the next', async () => {
    const calls = answers({ ...reading, [approval]: () => ({ ...first, status: 'approved', version: 2 }) });
    await open();
    press('1');
    press('2');
    press('a');
    await screen.findByText(/Aoki is approved/);
    expect(await screen.findByRole('heading', { level: 1, name: 'Ishii' })).toBeTruthy();
    const sent = calls.find((c) => c.method === 'POST');
    expect(sent?.key).toBeTruthy();
    expect(sent?.body).toEqual({ decision: 'approve', reason: 'Career consultant (national register) 160001: checked\nCoach C-2: checked' });
  });

  it('is not approved while a number was not checked', async () => {
    const calls = answers(reading);
    await open();
    press('1');
    press('a');
    await screen.findByText(/Check and tick every licence number/);
    expect(calls.some((c) => c.method === 'POST')).toBe(false);
  });

  it('does nothing for keys while somebody writes', async () => {
    answers(reading);
    await open();
    fireEvent.keyDown(screen.getByLabelText(/What was checked/), { key: 'r' });
    expect(screen.queryByText('Turn down Aoki?')).toBeNull();
    press('r');
    expect(screen.getByText('Turn down Aoki?')).toBeTruthy();
  });

  it('says that the licence belongs to somebody else, and keeps the reason', async () => {
    answers({ ...reading, [approval]: () => problem(409, 'licence_taken') });
    await open();
    press('1');
    press('2');
    press('a');
    await screen.findByText(/Another consultant is registered with the same licence number/);
    expect(screen.getByLabelText<HTMLTextAreaElement>(/What was checked/).value).toContain('160001');
  });
});

describe('an approved consultant', () => {
  it('is suspended only after the question and with a reason', async () => {
    const approved = { ...first, status: 'approved' };
    const calls = answers({
      ...reading, 'GET /api/signup/consultants/con_1': () => approved,
      'POST /api/signup/consultants/con_1/suspension': () => ({ ...first, status: 'suspended', version: 3 }),
    });
    await open();
    fireEvent.click(screen.getByRole('button', { name: 'Suspend at once' }));
    const confirm = screen.getAllByRole('button', { name: 'Suspend at once' })[1]!;
    fireEvent.click(confirm);
    await screen.findByText('Please fill this in');
    expect(calls.some((c) => c.method === 'POST')).toBe(false);
    fireEvent.change(screen.getByLabelText(/What was checked/), { target: { value: 'Reported by an employee' } });
    fireEvent.click(confirm);
    await waitFor(() => expect(calls.find((c) => c.method === 'POST')?.body).toEqual({ reason: 'Reported by an employee' }));
    await screen.findByText(/Aoki is suspended/);
  });
});
