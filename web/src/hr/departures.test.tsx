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
  await userEvent.click(screen.getByRole('checkbox', { name: 'この表の全員を選ぶ' }));
  await userEvent.click(screen.getByRole('button', { name: '選んだ1人は在籍している' }));
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('名簿が新しくなっています'));
});

test('of more people than one answer takes, all can be chosen at once; the request that got no answer is sent again under its own key', async () => {
  const everybody = Array.from({ length: 1_050 }, (_, i) => person(i + 1));
  let broken = 1;
  const calls = answers({
    'GET /api/signup/roster': (r) => {
      const from = Number(new URL(r.url).searchParams.get('after') ?? 0);
      return { people: everybody.slice(from, from + 200), next: from + 200 < everybody.length ? String(from + 200) : undefined };
    },
    'POST /api/signup/roster/departures': async (r) => {
      const { employee_numbers: numbers } = (await r.json()) as { employee_numbers: string[] };
      if (numbers.length < 1_000 && broken-- > 0) throw new TypeError('connection reset');
      return { ...answer(true), counts: { settled: numbers.length, skipped: 0 } };
    },
  });
  show(<Departures />);
  await screen.findByText('1050人のうち1〜50人目');
  // By label and text: roles are slow to tell in so large a table.
  await userEvent.click(screen.getByLabelText('この表の全員を選ぶ'));
  await userEvent.click(screen.getByText('次の50人'));
  await screen.findByText('1050人のうち51〜100人目');
  await userEvent.click(screen.getByLabelText('人51さん（E51）を選ぶ'));
  expect(screen.getByText('選んだ51人は在籍している')).toBeDefined(); // the other page's are not forgotten
  await userEvent.click(screen.getByText('1050人全員を選ぶ'));
  await userEvent.click(screen.getByText('選んだ1050人は在籍している'));
  await screen.findByText(/サーバーに接続できませんでした/);
  await userEvent.click(screen.getByText('選んだ1050人は在籍している'));
  expect(await screen.findByText(/反映しました（1050人）/)).toBeDefined();
  const sent = calls.filter((c) => c.method === 'POST').map((c) => [c.key, (c.body as { employee_numbers: string[] }).employee_numbers] as const);
  expect(sent.map(([, numbers]) => numbers.length)).toEqual([1_000, 50, 1_000, 50]);
  expect(new Set(sent.map(([key]) => key)).size).toBe(2);
  expect(new Set(sent.flatMap(([, numbers]) => numbers)).size).toBe(1_050);
}, 40_000);
