import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { answers } from '../test/api';
import { show } from '../test/render';
import { nextStep } from './next_step';
import { Component as Programs } from './programs';

const exit = { code: 'exit', ja: '退職者ヒアリング', en: 'Leavers' };
const care = { code: 'regular_care', ja: '定期ケア・実態把握', en: 'Regular care' };
const company = { name: '青葉製作所', programs: [care], offered: [care, exit], threshold: 10, threshold_locked: false, departments: [] };

test('the programs that are chosen are put in use; none is not sent', async () => {
  const calls = answers({ 'GET /api/signup/company': () => company, 'PUT /api/signup/company/programs': () => ({ ...company, programs: [care, exit] }) });
  show(<Programs />);
  await userEvent.click(await screen.findByRole('checkbox', { name: care.ja }));
  await userEvent.click(screen.getByRole('button', { name: 'この内容で決める' }));
  await screen.findByText('1つ以上お選びください');
  expect(calls.some((c) => c.method === 'PUT')).toBe(false);
  await userEvent.click(screen.getByRole('checkbox', { name: exit.ja }));
  await userEvent.click(screen.getByRole('button', { name: 'この内容で決める' }));
  await screen.findByText('使うプログラムを更新しました。');
  expect(calls.find((c) => c.method === 'PUT')?.body).toEqual({ programs: ['exit'] });
  expect(screen.getByText('10人')).toBeDefined();
});

const person = (more: object) => ({ employee_number: '1', name: '', email: '', department_id: '', department: [], status: 'active' as const, ...more });

test('the next step follows from what is there', () => {
  const now = new Date('2026-12-05T00:00:00Z');
  const report = { month: '2026-11', revision: 1, released_on: '2026-12-01T00:00:00Z' };
  const invited = person({ invited_at: '2026-11-01T00:00:00Z' });
  expect(nextStep([], [], now)).toEqual({ kind: 'roster' });
  expect(nextStep([person({})], [], now)).toEqual({ kind: 'invite', count: 1 });
  expect(nextStep([person({})], [report], now)).toEqual({ kind: 'report', month: '2026-11' });
  expect(nextStep([invited, person({ status: 'proposed' })], [], now)).toEqual({ kind: 'gone', count: 1 });
  expect(nextStep([invited], [], now)).toEqual({ kind: 'wait' });
});
