import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Figure, Finding, Line, Report } from '../api/schema/reports';
import { show } from '../test/render';
import { changes } from './changes';
import { placeOf } from './paths';
import { ranked } from './proposals';
import { ReportView } from './view';

const figure = (value: number, low: number, high: number, more: Partial<Figure> = {}): Figure => ({ value, low, high, n: 44, ...more });
const line = (more: Partial<Line>): Line => ({
  code: 'engagement', chapter: 'job_fit', unit: 'mean', low: 1, high: 5, better: 1, label: { ja: '働く意欲', en: 'Engagement' }, groups: [], slices: [], benchmark: [], trend: [], ...more,
});
const report = (more: Partial<Report> = {}): Report => ({
  company: '青葉製作所', company_id: 'com_1', month: '2026-12', revision: 1, threshold: 10, use: { invited: 120 }, participation: { ja: '', en: '' }, groups: [], slices: [], lines: [], topics: [], voices: [],
  excerpts: [], pooled: [], findings: [], withheld: [], notes: [], ...more,
});

test('a bound is written as a bound, and what is held back is said without a number', async () => {
  const share = line({ code: 'leave', chapter: 'leave', unit: 'share', low: undefined, high: undefined, better: -1, label: { ja: '退職を考えている人の割合', en: '' }, company: figure(10, 0, 15, { coding: 'at_most', n_coding: 'at_least' }) });
  show(<ReportView report={report({ lines: [share], withheld: [{ what: 'use/talked', why: 'protected' }] })} />);
  expect(await screen.findAllByText('10%以下')).not.toHaveLength(0);
  expect(screen.getAllByText(/回答 44人以上/)).not.toHaveLength(0);
  const held = await screen.findByRole('region', { name: '表示していない数値' });
  expect(within(held).getByText('今月面談した人')).toBeDefined();
  expect(held.textContent).not.toContain('人に満たないため');
});

test('an operator reads why each figure is held back', async () => {
  show(<ReportView report={report({ withheld: [{ what: 'topics/workload', why: 'below_threshold' }] })} />);
  expect(await screen.findByText(/話題「仕事の量」/)).toBeDefined();
  expect(screen.getByText(/10人に満たないため/)).toBeDefined();
});

test('departments stand as text with a sign, and a missing one as not shown', async () => {
  const groups = [{ id: 'a', name: '営業部', departments: ['営業部'], merged: false }, { id: 'b', name: '管理部', departments: ['管理部'], merged: false }];
  const one = line({ company: figure(3.3, 2.8, 3.7), groups: [{ group: 'a', figure: figure(2, 1.6, 2.4), differs: 'worse' }] });
  show(<ReportView report={report({ groups, lines: [one] })} />);
  const table = within(await screen.findByRole('region', { name: '部署ごとの数値の一覧' }));
  expect(table.getByRole('row', { name: /営業部/ }).textContent).toContain('▼ 2.0点 (ほかの部署より良くない)');
  expect(table.getByRole('row', { name: /管理部/ }).textContent).toContain('表示していません');
});

test('a roster that is too small gets no figures at all', async () => {
  show(<ReportView report={report({ withheld: [{ what: 'report', why: 'protected' }] })} />);
  expect(await screen.findByText(/名簿の人数が20人以上になると/)).toBeDefined();
  expect(screen.queryByText('今月の要点')).toBeNull();
});

test('something has changed only where the report says so', () => {
  const trend = [{ month: '2026-10', figure: figure(4.9, 4.8, 5) }, { month: '2026-11', figure: figure(3, 2.8, 3.2) }];
  const of = (differs?: 'better' | 'worse') => changes(report({ lines: [line({ company: figure(3.6, 3.3, 3.9), trend, change: { since: '2026-11', differs } })] }));
  expect(of()).toEqual([]);
  expect(of('better').map((c) => [c.before.value, c.now.value, c.better])).toEqual([[3, 3.6, true]]);
  expect(of('worse')[0]?.better).toBe(false);
});

const proposal = (code: string, effort: 'low' | 'medium') => ({ code, effort, basis: '', action: { ja: code, en: code }, who: { ja: '', en: '' }, evidence: { ja: '', en: '' } });
const finding = (...proposals: Finding['proposals'] & object): Finding => ({ code: '', statement: { ja: '', en: '' }, evidence: [], sure: 'indication', proposals });

test('a proposal that answers several findings stands once and first', () => {
  const list = ranked([finding(proposal('a', 'medium'), proposal('b', 'low')), finding(proposal('c', 'low'), proposal('a', 'medium'))]);
  expect(list.map((r) => [r.proposal.code, r.answers])).toEqual([['a', 2], ['b', 1], ['c', 1]]);
  expect(placeOf('lines/engagement/dep_1')).toEqual({ kind: 'line', line: 'engagement', group: 'dep_1' });
});
