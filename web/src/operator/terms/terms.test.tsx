import { fireEvent, screen, waitFor } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CompanyView } from '../../api/schema/signup';
import { i18n } from '../../i18n';
import { answers, problem } from '../../test/api';
import { show } from '../../test/render';
import { Component } from './page';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => i18n.changeLanguage('en'));

const company: CompanyView = {
  company_id: 'com_1', name: 'Sample', industry: 'it', status: 'live', threshold: 12, threshold_locked: false, version: 7, departments: [], programs: [], offered: [],
  contract: {
    contract_id: 'ctr_1', received_on: '2026-10-01', plan: 'seats', seats: 120, unit_price_jpy: 900, quota_per_month: 2, programs: ['exit', 'one_on_one'], set_up_fee_jpy: 250_000,
    starts_on: '2026-11-01', ends_on: '2099-10-31',
  },
  moves: [
    { to: 'signed', at: '2026-10-01T00:00:00Z', by: 'acc_2', by_name: 'Ito', date: '2026-10-01' },
    { to: 'changed', at: '2026-10-09T00:00:00Z', by: 'acc_1', date: '2099-10-31', note: 'Agreed with Ms Abe', changed: [{ term: 'seats', from: '100', to: '120' }, { term: 'programs', from: 'one_on_one', to: 'one_on_one,exit' }] },
    { to: 'over', at: '2026-10-10T00:00:00Z', date: '2026-10-09' },
  ],
};
const reading = { 'GET /api/signup/me': () => ({ account_id: 'acc_1', role: 'operator' }), 'GET /api/signup/companies/com_1': () => company };
const put = 'PUT /api/signup/companies/com_1/contract';
const open = async () => {
  show(<Routes><Route path="/operator/companies/:id/contract" element={<Component />} /></Routes>, '/operator/companies/com_1/contract');
  await screen.findByRole('button', { name: 'Check the changes' });
};
const type = (label: RegExp, value: string) => fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value } });
const check = () => fireEvent.click(screen.getByRole('button', { name: 'Check the changes' }));

describe('the terms of a contract', () => {
  it('are changed after the differences were shown, with the version that was read', async () => {
    const calls = answers({ ...reading, [put]: () => ({ ...company, version: 8 }) });
    await open();
    type(/People covered/, '150');
    type(/What was agreed/, ' More people ');
    check();
    await screen.findByText('Change the contract like this?');
    expect(screen.getByRole('dialog').textContent).toMatch(/120 people .*150 people/);
    expect(calls.some((c) => c.method === 'PUT')).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'Change the contract' }));
    await screen.findByText('The contract was changed.');
    const sent = calls.find((c) => c.method === 'PUT');
    expect(sent?.key).toBeTruthy();
    expect(sent?.body).toEqual({
      plan: 'seats', seats: 150, unit_price_jpy: 900, quota_per_month: 2, threshold: 12, programs: ['one_on_one', 'exit'], ends_on: '2099-10-31', reason: 'More people', version: 7,
    });
  });

  it('are not sent while nothing was changed, or where the API would refuse them', async () => {
    const calls = answers(reading);
    await open();
    type(/What was agreed/, 'x');
    check();
    await screen.findByText('Nothing was changed');
    expect(screen.queryByRole('button', { name: 'Change the contract' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Go back' }));
    type(/Smallest group/, '11');
    check();
    await screen.findByText('It cannot be lower than it is now');
    expect(calls.some((c) => c.method === 'PUT')).toBe(false);
  });

  it('keep what was typed when a colleague was quicker', async () => {
    let now = company;
    answers({ ...reading, 'GET /api/signup/companies/com_1': () => now, [put]: () => problem(409, 'changed') });
    await open();
    type(/What was agreed/, 'More people');
    type(/People covered/, '150');
    now = { ...company, version: 8, contract: { ...company.contract, quota_per_month: 4 } };
    check();
    fireEvent.click(await screen.findByRole('button', { name: 'Change the contract' }));
    await screen.findAllByText(/at the same time|overlapped|colleague/i);
    await waitFor(() => expect(screen.getByRole('textbox', { name: /What was agreed/ })).toHaveProperty('value', 'More people'));
  });

  it('are told with what changed, who changed it, and what nobody did', async () => {
    answers(reading);
    await open();
    const history = screen.getByRole('list', { name: 'History of the contract' });
    expect(history.textContent).toMatch(/Contract over.*By itself.*Terms changed.*you.*100 people.*120 people.*Agreed with Ms Abe.*Contract signed.*Ito/);
  });
});

describe('the end of a contract', () => {
  it('is asked for once more and recorded', async () => {
    const calls = answers({ ...reading, 'POST /api/signup/companies/com_1/end': () => ({ ...company, version: 8, contract: { ...company.contract, ends_on: '2090-01-31' } }) });
    await open();
    fireEvent.change(screen.getAllByLabelText(/Last day/)[1]!, { target: { value: '2001-01-31' } });
    type(/Why it ends/, 'Merger');
    const end = screen.getByRole('button', { name: 'End the contract' });
    fireEvent.click(end);
    await screen.findByText('The last day must come after the first');
    fireEvent.change(screen.getAllByLabelText(/Last day/)[1]!, { target: { value: '2090-01-31' } });
    fireEvent.click(end);
    await screen.findByText('End the contract with Sample?');
    expect(calls.some((c) => c.method === 'POST')).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'End it on this day' }));
    await screen.findByText(/2090 was recorded as the last day/);
    expect(calls.find((c) => c.method === 'POST')?.body).toEqual({ ends_on: '2090-01-31', reason: 'Merger' });
  });
});
