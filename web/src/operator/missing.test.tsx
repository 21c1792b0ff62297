import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { i18n } from '../i18n';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { ReportState } from './health_reports';
import { Component } from './missing';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => i18n.changeLanguage('en'));

const missing = { month: '2026-10', due: '2026-11-01T03:00:00Z', companies: ['com_1', 'com_2'] };
const companies = { companies: [{ company_id: 'com_1', name: 'Minato Foods' }] };
const path = 'POST /api/reports/reviews/com_1/2026-10/revision';

describe('reports that are missing', () => {
  it('names the companies and asks for a report once', async () => {
    const calls = answers({ 'GET /api/reports/missing': () => missing, 'GET /api/signup/companies': () => companies, [path]: () => new Response(null, { status: 202 }) });
    show(<Component />);
    const ask = await screen.findByRole('button', { name: 'Ask again for the report of Minato Foods' });
    expect(screen.getByText('A company whose name could not be read')).toBeTruthy();
    fireEvent.click(ask);
    fireEvent.click(ask);
    await screen.findByText('Asked for');
    expect(calls.filter((c) => c.method === 'POST')).toHaveLength(1);
    expect(screen.getAllByRole('button', { name: /Ask again/ })).toHaveLength(1);
  });

  it('says when a report could not be asked for, and lets it be tried again', async () => {
    answers({ 'GET /api/reports/missing': () => missing, 'GET /api/signup/companies': () => companies, [path]: () => problem(404, 'report') });
    show(<Component />);
    fireEvent.click(await screen.findByRole('button', { name: /Minato Foods/ }));
    expect(await within(screen.getByRole('list')).findByRole('alert')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Minato Foods/ })).toBeTruthy();
  });

  it('tells "not due yet" from "all there"', async () => {
    answers({ 'GET /api/reports/missing': () => ({ ...missing, due: new Date(Date.now() + 3_600_000).toISOString(), companies: [] }) });
    show(<Component />);
    expect(await screen.findByText('Not due yet')).toBeTruthy();
  });

  it('stands on the health page', async () => {
    answers({ 'GET /api/reports/missing': () => missing });
    show(<ReportState />);
    await waitFor(() => expect(screen.getByText('2 companies have no report')).toBeTruthy());
    expect(screen.getByRole('link', { name: 'See which are missing' }).getAttribute('href')).toBe('/operator/reviews/missing');
  });
});
