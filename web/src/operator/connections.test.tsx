import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connections as Stored } from '../api/schema/signup';
import { i18n } from '../i18n';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Connections } from './connections';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => i18n.changeLanguage('en'));

const path = '/api/signup/consultants/con_1/connections';
const [aozora, minato] = [{ company_id: 'com_1', name: 'Aozora Works' }, { company_id: 'com_2', name: 'Minato Foods' }];
const stored = (changes: Partial<Stored> = {}): Stored => ({ affiliations: 'Minato Foods until 2019', changes: [], companies: [aozora], version: 4, ...changes });
const companies = { 'GET /api/signup/companies': () => ({ companies: [aozora, minato] }) };
const choose = async () => {
  show(<Connections id="con_1" />);
  fireEvent.click(await screen.findByRole('button', { name: 'Choose companies' }));
  return screen.findByLabelText<HTMLInputElement>('Minato Foods');
};

describe('the companies a consultant is connected with', () => {
  it('are changed once, from the version that was seen, and the change is listed', async () => {
    let now = stored();
    const calls = answers({
      ...companies, [`GET ${path}`]: () => now,
      [`PUT ${path}`]: () => (now = stored({ companies: [minato], version: 5, changes: [{ at: '2026-11-22T00:00:00Z', by: 'acc_1', added: [minato], removed: [aozora] }] })),
    });
    fireEvent.click(await choose());
    fireEvent.click(screen.getByLabelText('Aozora Works'));
    await userEvent.dblClick(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/Added: Minato Foods/)).toBeTruthy();
    expect(screen.getByText(/Removed: Aozora Works/)).toBeTruthy();
    expect(calls.filter((c) => c.method === 'PUT').map((c) => c.body)).toEqual([{ company_ids: ['com_2'], version: 4 }]);
  });

  it('stay in sight while another is looked for', async () => {
    answers({ ...companies, [`GET ${path}`]: () => stored() });
    await choose();
    fireEvent.change(screen.getByLabelText('Find a company'), { target: { value: 'ｍｉｎａｔｏ' } });
    expect(screen.getByLabelText<HTMLInputElement>('Aozora Works').checked).toBe(true);
    expect(screen.getByLabelText<HTMLInputElement>('Minato Foods').checked).toBe(false);
    fireEvent.click(screen.getByLabelText('Aozora Works'));
    await waitFor(() => expect(screen.queryByLabelText('Aozora Works')).toBeNull());
  });

  it('keep the choice when somebody else changed the consultant, and say so', async () => {
    answers({ ...companies, [`GET ${path}`]: () => stored(), [`PUT ${path}`]: () => problem(409, 'changed') });
    fireEvent.click(await choose());
    fireEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/changed in another window/);
    expect(screen.getByLabelText<HTMLInputElement>('Minato Foods').checked).toBe(true);
  });

  it('are left alone by cancelling', async () => {
    const calls = answers({ ...companies, [`GET ${path}`]: () => stored() });
    fireEvent.click(await choose());
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.getByText('Aozora Works')).toBeTruthy();
    expect(calls.some((c) => c.method === 'PUT')).toBe(false);
  });
});
