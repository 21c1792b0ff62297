import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CompanyView, Use } from '../../api/schema/signup';
import { i18n } from '../../i18n';
import { answers } from '../../test/api';
import { show } from '../../test/render';
import { Component as Companies } from '../companies';
import { UsePanel } from './use';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => i18n.changeLanguage('en'));

const company = (id: string, name: string, use: Use): CompanyView => ({
  company_id: id, name, industry: 'it', status: 'live', threshold: 10, threshold_locked: false, departments: [], programs: [], offered: [], use,
  contract: { contract_id: `ctr_${id}`, received_on: '2026-10-01', plan: 'blocks', seats: 100, blocks: 2, sessions_per_block: 50, quota_per_month: 2, programs: [], set_up_fee_jpy: 0, starts_on: '2026-11-01', ends_on: '2099-10-31' },
});
const full = company('com_1', 'Full', { people: 130, held: 104, bought: 100, signs: ['seats_over', 'blocks_used'] });
const calm = company('com_2', 'Calm', { people: 90, held: 3, bought: 100, signs: [] });

describe('what a company takes up', () => {
  it('is said against what it pays for', () => {
    show(<UsePanel company={full} />);
    expect(screen.getByText('130 of 100 people')).toBeTruthy();
    expect(screen.getByText('104 of 100 talks')).toBeTruthy();
    expect(screen.getByText('Talks used up')).toBeTruthy();
    expect(screen.getByText(/Nobody is turned away/)).toBeTruthy();
  });

  it('has no whole where the plan has no blocks', () => {
    show(<UsePanel company={company('com_3', 'Seats', { people: 90, held: 1, signs: [] })} />);
    expect(screen.getByText('1 talk')).toBeTruthy();
    expect(screen.getAllByRole('progressbar')).toHaveLength(1);
  });

  it('narrows the list of companies to those that somebody should talk to', async () => {
    answers({ 'GET /api/signup/companies': () => ({ companies: [full, calm] }) });
    show(<Companies />);
    await screen.findByRole('link', { name: 'Calm' });
    expect(screen.getByText('More people than covered')).toBeTruthy();
    fireEvent.change(screen.getByLabelText('Status'), { target: { value: 'signs' } });
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Calm' })).toBeNull());
    expect(screen.getByRole('link', { name: 'Full' })).toBeTruthy();
  });
});
