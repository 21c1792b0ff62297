import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component as Departures } from './departures';

const person = (n: number) => ({ employee_number: `E${n}`, name: `人${n}`, email: `e${n}@corp.example`, department_id: 'd', department: ['営業部'], status: 'proposed' as const });
const answer = (applied: boolean) => ({ departure_id: 'req_1', decision: 'left', applied, counts: { settled: applied ? 1 : 0, skipped: 0 } });

test('who left is asked about first, sent once, and said when it is done', async () => {
  const calls = answers({
    'GET /api/signup/roster': () => ({ people: [person(1), person(2)] }),
    'POST /api/signup/roster/departures': () => answer(false),
    'GET /api/signup/roster/departures/req_1': () => answer(true),
  });
  show(<Departures />);
  await userEvent.click(await screen.findByRole('checkbox', { name: '人2さん（E2）を選ぶ' }));
  await userEvent.click(screen.getByRole('button', { name: '選んだ1人は退職した' }));
  await screen.findByText('1人を退職として扱いますか');
  expect(calls.some((c) => c.method === 'POST')).toBe(false);
  await userEvent.dblClick(screen.getByRole('button', { name: '退職として扱う' }));
  expect(await screen.findByText(/反映しました（1人）/)).toBeDefined();
  const posts = calls.filter((c) => c.method === 'POST');
  expect(posts.map((c) => c.body)).toEqual([{ employee_numbers: ['E2'], decision: 'left' }]);
  expect(posts[0]?.key).toBeTruthy();
});

test('nothing is sent for nobody, and a refusal is said in words', async () => {
  const calls = answers({ 'GET /api/signup/roster': () => ({ people: [person(1)] }), 'POST /api/signup/roster/departures': () => problem(422, 'unknown_employee') });
  show(<Departures />);
  await userEvent.click(await screen.findByRole('button', { name: '選んだ方は在籍している' }));
  await screen.findByText('方を選んでから、ボタンを押してください。');
  expect(calls.some((c) => c.method === 'POST')).toBe(false);
  await userEvent.click(screen.getByRole('checkbox', { name: 'この一覧の全員を選ぶ' }));
  await userEvent.click(screen.getByRole('button', { name: '選んだ1人は在籍している' }));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('名簿が新しくなっています'));
});
