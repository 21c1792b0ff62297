import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component as Invitations } from './invitations';
import { begin, chosen, parts } from './invite/choice';

const person = (n: number, more: object = {}) => ({
  employee_number: `E${n}`, name: `人${n}`, email: `e${n}@corp.example`, department_id: n < 3 ? 'dep_a' : 'dep_b', department: ['営業部'], status: 'active' as const, ...more,
});
const people = [person(1), person(2, { invited_at: '2026-11-01T00:00:00Z' }), person(3), person(4, { status: 'proposed' })];
const company = { name: '青葉製作所', departments: [{ department_id: 'dep_a', name: '営業部' }, { department_id: 'dep_b', parent_id: 'dep_a', name: '第一課' }] };
const world = {
  'GET /api/signup/company/sender': () => ({ ja: '人事部より', en: '' }), 'GET /api/signup/invitations': () => ({ runs: [] }), 'GET /api/signup/company': () => company, 'GET /api/signup/roster': () => ({ people }) };

test('asks with the number of people, and a double click invites them once', async () => {
  const calls = answers({ ...world, 'POST /api/signup/invitations': () => ({ run_id: 'req_1' }) });
  show(<Invitations />);
  await userEvent.click(await screen.findByRole('button', { name: '送る前に確かめる' }));
  await screen.findByText('2人に招待を送りますか');
  await userEvent.dblClick(screen.getByRole('button', { name: '2人に送る' }));
  await screen.findByText('2人への招待を受け付けました');
  const posts = calls.filter((c) => c.method === 'POST');
  expect(posts.map((c) => c.body)).toEqual([{ employee_numbers: ['E1', 'E3'], locale: 'ja', valid_days: 14 }]);
  expect(posts[0]?.key).toBeTruthy();
});

test('a request for later says when, and not that they are being sent', async () => {
  answers({ ...world, 'POST /api/signup/invitations': () => ({ run_id: 'req_1' }) });
  show(<Invitations />);
  fireEvent.change(await screen.findByLabelText(/^送る日時/), { target: { value: '2030-11-24T09:00' } });
  await userEvent.click(screen.getByRole('button', { name: '送る前に確かめる' }));
  await userEvent.click(await screen.findByRole('button', { name: '2人への送信を予約する' }));
  await screen.findByText(/^11月24日.*ごろにお送りします/);
  expect(screen.queryByText(/順番にお送りしています/)).toBeNull();
});

test('numbers that are nobody’s are named, and nothing is sent', async () => {
  const calls = answers(world);
  show(<Invitations />);
  await userEvent.click(await screen.findByRole('radio', { name: '社員番号で選ぶ' }));
  await userEvent.type(screen.getByRole('textbox', { name: '社員番号' }), 'E1、Ｅ９ E4');
  expect(screen.getByText('名簿にない社員番号があります：E9、E4')).toBeDefined();
  await userEvent.click(screen.getByRole('button', { name: '送る前に確かめる' }));
  expect(calls.some((c) => c.method === 'POST')).toBe(false);
}, 15_000);

test('a refusal is said in words and what was chosen stays', async () => {
  answers({ ...world, 'POST /api/signup/invitations': () => problem(409, 'no_roster') });
  show(<Invitations />);
  await userEvent.type(await screen.findByRole('textbox', { name: /添える言葉/ }), 'ぜひご利用ください');
  await userEvent.click(screen.getByRole('button', { name: '送る前に確かめる' }));
  await userEvent.click(await screen.findByRole('button', { name: '2人に送る' }));
  await screen.findByText(/先に名簿をアップロードしてください/);
  expect(screen.getByRole('textbox', { name: /添える言葉/ })).toHaveProperty('value', 'ぜひご利用ください');
}, 15_000);

test('a department means everybody below it, and everybody needs no list', () => {
  const view = company as Parameters<typeof chosen>[2];
  const of = (choice: Partial<typeof begin>) => chosen({ ...begin, ...choice }, people, view).map((p) => p.employee_number);
  expect(of({ who: 'department', department: 'dep_a', within: false })).toEqual(['E1', 'E2', 'E3']);
  expect(of({ who: 'department', department: 'dep_b' })).toEqual(['E3']);
  expect(parts(people.slice(0, 3), 3)).toEqual([undefined]);
  const many = Array.from({ length: 2_100 }, (_, i) => person(i));
  expect(parts(many, 3_000).map((p) => p?.length)).toEqual([1000, 1000, 100]);
});

test('what waits for its time is listed and taken back once; the company’s own words are in the letter', async () => {
  let runs = [{ run_id: 'req_1', status: 'scheduled', people: 2, locale: 'ja', valid_days: 14, requested_at: '2026-11-20T00:00:00Z', send_at: '2026-11-25T00:00:00Z' }];
  const calls = answers({
    ...world, 'GET /api/signup/invitations': () => ({ runs }),
    'DELETE /api/signup/invitations/req_1': () => {
      runs = runs.map((r) => ({ ...r, status: 'cancelled' }));
      return {};
    },
  });
  show(<Invitations />);
  expect(await screen.findByText('人事部より')).toBeDefined();
  await userEvent.dblClick(await screen.findByRole('button', { name: '取りやめる' }));
  expect(await screen.findByText('取りやめました')).toBeDefined();
  expect(calls.filter((c) => c.method === 'DELETE')).toHaveLength(1);
}, 15_000);
