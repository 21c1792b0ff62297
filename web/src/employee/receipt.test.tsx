import { fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answers as company } from '../test/answers';
import { answers } from '../test/api';
import { show } from '../test/render';
import { Component as Answers } from './answers';
import { Component as Receipt } from './receipt';

const path = '/api/sessions/me/receipt';
const figure = (more: object) => ({ month: '2026-10', revision: 1, chapter: 'line', measure: 'k6_mean', slice: 'company', others: 33, ...more });

test('a receipt is asked for once and shown as soon as it is there, without a code', async () => {
  const states: object[] = [];
  const calls = answers({
    [`GET ${path}`]: () => (states.length > 1 ? states.shift() : states[0]) ?? { status: 'none', figures: [] },
    [`POST ${path}`]: () => {
      states.push({ status: 'asked', figures: [] }, { status: 'ready', figures: [figure({}), figure({ chapter: 'new', measure: 'm_new', slice: 's_new', others: 12, at_least: true }), figure({ chapter: 'pooled', measure: 'exit_reason_pay' })] });
      return { status: 'asked', figures: [] };
    },
  });
  show(<Receipt />);
  const ask = await screen.findByRole('button', { name: '調べる' });
  fireEvent.click(ask);
  fireEvent.click(ask);
  expect(await screen.findByText(/調べています/, {}, { timeout: 8_000 })).toBeDefined();
  expect(await screen.findByText('公開された3個の数値に、あなたの回答が含まれています。', {}, { timeout: 10_000 })).toBeDefined();
  expect(screen.getByRole('row', { name: 'こころの負担（K6） 会社全体 33人' })).toBeDefined();
  expect(screen.getByRole('row', { name: 'そのほかの数値 そのほか 12人以上' })).toBeDefined();
  expect(screen.getByRole('row', { name: /給与・待遇/ })).toBeDefined();
  expect(calls.filter((c) => c.method === 'POST')).toHaveLength(1);
  expect(document.body.textContent).not.toMatch(/m_new|s_new|k6_mean/);
}, 20_000);

test('who is in no figure reads so', async () => {
  answers({ [`GET ${path}`]: () => ({ status: 'ready', figures: [] }) });
  show(<Receipt />);
  expect(await screen.findByText('あなたの回答が含まれる数値はありません')).toBeDefined();
});

test('employees read what the company answered, the same answer once for all its findings', async () => {
  answers({ 'GET /api/reports/answers': () => ({ items: [{ month: '2026-10', open: 2, items: [company('hours', 'f1', 'will_do'), company('hours', 'f2', 'will_do')] }] }) });
  show(<Answers />);
  expect(await screen.findAllByText('取り組みます')).toHaveLength(1);
  expect(screen.getByText('課題 f1')).toBeDefined();
  expect(screen.getByText('課題 f2')).toBeDefined();
  expect(screen.getByText('このほか2件の提案に、会社はまだ答えていません。')).toBeDefined();
});
