import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component as Roster } from './roster';

const company = { name: '青葉製作所', departments: [], programs: [], offered: [] };
const everybody = { people: [{ employee_number: 'E9', name: '去る人', email: 'z@corp.example', department_id: 'd', department: ['営業部'], status: 'active' }] };
const csv = (rows: string) => new File([`社員番号,氏名,メールアドレス,部署\r\n${rows}`], '名簿.csv', { type: 'text/csv' });
const counts = { added: 1, changed: 0, unchanged: 0, vanished: 1, errors: 1 };
const upload = (status: string) => ({ roster_id: 'ros_1', filename: '名簿.csv', status, rows: 1, stored: 1, counts, requested_at: '2026-11-22T00:00:00Z', errors: [{ line: 3, column: '氏名', reason: 'required' }] });

const choose = async (file: File) => userEvent.upload(await screen.findByLabelText(/名簿のファイルを選ぶ/), file);

test('nothing is sent before the button is pressed; then the file is posted once and its outcome shown', async () => {
  const posted: FormData[] = [];
  const calls = answers({
    'GET /api/signup/company': () => company,
    'GET /api/signup/roster': () => everybody,
    'POST /api/signup/roster/uploads': () => ({ roster_id: 'ros_1', url: 'http://files.example/bucket', fields: { key: 'k' } }),
    'GET /api/signup/roster/uploads/ros_1': () => upload('applied'),
  });
  const api = fetch;
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    if (input !== 'http://files.example/bucket') return api(input, init);
    posted.push(init?.body as FormData);
    return new Response(null, { status: 204 });
  });
  show(<Roster />);
  await choose(csv('E1,花子,a@corp.example,営業部\r\nE2,,b@corp.example,営業部\r\n'));
  expect(await screen.findByRole('button', { name: '登録できる1人を登録する' })).toBeDefined();
  expect(await screen.findByText(/いまの名簿にいる方のうち1人が、このファイルにいません/)).toBeDefined();
  expect(calls.filter((c) => c.method === 'POST')).toEqual([]);

  await userEvent.dblClick(screen.getByRole('button', { name: '登録できる1人を登録する' }));
  expect(await screen.findByText('名簿を登録しました')).toBeDefined();
  expect(calls.filter((c) => c.method === 'POST')).toHaveLength(1);
  expect(posted).toHaveLength(1);
  expect([...(posted[0]?.keys() ?? [])]).toEqual(['key', 'file']);
  expect(screen.getByText(/自動では退職の扱いになりません/)).toBeDefined();
});

test('an old workbook is refused in words that help, and nothing is asked of the API', async () => {
  const calls = answers({ 'GET /api/signup/company': () => company, 'GET /api/signup/roster': () => ({ people: [] }) });
  show(<Roster />);
  await choose(new File([new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])], '名簿.csv', { type: 'text/csv' }));
  expect((await screen.findByRole('alert')).textContent).toContain('CSV UTF-8');
  expect(calls.every((c) => c.method === 'GET')).toBe(true);
});

test('columns that were not found are pointed to, and the service is told where they are', async () => {
  const calls = answers({
    'GET /api/signup/company': () => company, 'GET /api/signup/roster': () => ({ people: [] }),
    'POST /api/signup/roster/uploads': () => problem(413, 'too_large'),
  });
  show(<Roster />);
  await choose(new File(['社員番号,だれ,メール,部署,給与\r\nE1,花子,a@corp.example,営業部,300\r\n'], '名簿.csv', { type: 'text/csv' }));
  expect(await screen.findByText(/必要な列が見つかりません：氏名/)).toBeDefined();
  expect(screen.queryByRole('button', { name: 'この名簿を登録する' })).toBeNull();
  await userEvent.selectOptions(screen.getByLabelText(/^氏名( \*)?$/), 'だれ');
  await waitFor(() => expect(screen.getByRole('button', { name: 'この名簿を登録する' })).toHaveProperty('disabled', false));
  await userEvent.click(screen.getByRole('button', { name: 'この名簿を登録する' }));
  await screen.findByText(/大きすぎて/);
  expect(calls.find((c) => c.method === 'POST')?.body).toMatchObject({ columns: { number: 1, name: 2, email: 3, department: 4 } });
}, 15_000);

test('a failed upload keeps the preview and is sent again with the same key', async () => {
  let down = true;
  const calls = answers({
    'GET /api/signup/company': () => company,
    'GET /api/signup/roster': () => ({ people: [] }),
    'POST /api/signup/roster/uploads': () => (down ? problem(409, 'conflict') : problem(413, 'too_large')),
  });
  show(<Roster />);
  await choose(csv('E1,花子,a@corp.example,営業部\r\n'));
  const button = await screen.findByRole('button', { name: 'この名簿を登録する' });
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  await userEvent.click(button);
  await screen.findByText(/ほかの操作と重なった/);
  down = false;
  await userEvent.click(button);
  await screen.findByText(/大きすぎて/);
  await waitFor(() => expect(new Set(calls.filter((c) => c.method === 'POST').map((c) => c.key)).size).toBe(1));
});
