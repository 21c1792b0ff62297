import { fireEvent, screen } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Report, Review } from '../api/schema/reports';
import { i18n } from '../i18n';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component } from './review';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => i18n.changeLanguage('en'));

// The report has tests of its own; here it only tells what it was given.
vi.mock('../report/view', () => ({ ReportView: ({ report }: { report: Report }) => <output>{JSON.stringify(report)}</output> }));

const review: Review = {
  status: 'draft', version: 4,
  report: {
    company: 'Minato Foods', company_id: 'com_1', month: '2026-10', revision: 1, threshold: 10, use: { invited: 120 }, participation: { ja: '', en: '' }, groups: [], slices: [], lines: [], topics: [], voices: [],
    excerpts: [], pooled: [], findings: [], notes: [], withheld: [{ what: 'use/talked', why: 'below_threshold' }],
  },
};
const path = '/api/reports/reviews/com_1/2026-10';
const open = async () => {
  show(<Routes><Route path="/operator/reviews/:company/:month" element={<Component />} /></Routes>, '/operator/reviews/com_1/2026-10');
  return screen.findByLabelText<HTMLTextAreaElement>('Your reading');
};
const release = () => fireEvent.click(screen.getAllByRole('button', { name: 'Release' }).at(-1)!);

describe('the review of a report', () => {
  it('shows the report as HR will read it, and the reasons to operators only', async () => {
    answers({ [`GET ${path}`]: () => review });
    const comment = await open();
    expect(screen.getByText('Too few people answered')).toBeTruthy();
    fireEvent.change(comment, { target: { value: 'A calm month' } });
    const given = JSON.parse((await screen.findByText(/A calm month/, { selector: 'output' })).textContent ?? '') as Report;
    expect(given.withheld).toEqual([{ what: 'use/talked', why: 'protected' }]);
    expect(screen.getByText('12 of 4,000 characters')).toBeTruthy();
  });

  it('releases after the question, the version that was read', async () => {
    const calls = answers({ [`GET ${path}`]: () => review, [`POST ${path}/release`]: () => ({ ...review, status: 'released', version: 5 }) });
    fireEvent.change(await open(), { target: { value: 'A calm month' } });
    release();
    expect(screen.getByText('Release this report?')).toBeTruthy();
    expect(calls.some((c) => c.method === 'POST')).toBe(false);
    release();
    await screen.findByText('Released. HR is told.');
    expect(calls.find((c) => c.method === 'POST')?.body).toEqual({ version: 4, comment: 'A calm month' });
  });

  it('keeps the comment when the report was made anew meanwhile', async () => {
    answers({ [`GET ${path}`]: () => review, [`POST ${path}/release`]: () => problem(409, 'report_changed') });
    const comment = await open();
    fireEvent.change(comment, { target: { value: 'A calm month' } });
    release();
    release();
    expect((await screen.findAllByText(/made anew or released while you read it/)).length).toBeGreaterThan(0);
    expect(comment.value).toBe('A calm month');
  });

  it('says what came late, asks for a revision after the question, and shows it when it is there', async () => {
    let now: Review = { ...review, status: 'released', late: 'many' };
    const calls = answers({
      [`GET ${path}`]: () => now,
      [`POST ${path}/revision`]: () => {
        now = { ...review, version: 1, late: 'none', report: { ...review.report, revision: 2 } };
        return new Response(null, { status: 202 });
      },
    });
    show(<Routes><Route path="/operator/reviews/:company/:month" element={<Component />} /></Routes>, '/operator/reviews/com_1/2026-10');
    await screen.findByText(/not in this report yet/);
    fireEvent.click(screen.getByRole('button', { name: 'Have it made again' }));
    expect(screen.getByText(/The released report stays as it is/)).toBeTruthy();
    expect(calls.some((c) => c.method === 'POST')).toBe(false);
    fireEvent.click(screen.getAllByRole('button', { name: 'Have it made again' }).at(-1)!);
    await screen.findByText(/The report was made again/, {}, { timeout: 10_000 });
    expect(calls.filter((c) => c.method === 'POST')).toHaveLength(1);
    expect(screen.getByText('Not released')).toBeTruthy();
  });
});
