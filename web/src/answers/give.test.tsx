import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { answers as proposed } from '../test/answers';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { OfProposal } from './of_proposal';

vi.setConfig({ testTimeout: 20_000 });
const path = '/api/reports/reports/2026-10/answers';
const open = async () => {
  show(<OfProposal month="2026-10" proposal="hours" />);
  fireEvent.click(await screen.findByRole('button', { name: '回答する' }));
};

test('one answer is given for every finding of the proposal, and to no other', async () => {
  const items = [proposed('hours', 'f1'), proposed('hours', 'f2'), proposed('line_care', 'f1')];
  const calls = answers({ [`GET ${path}`]: () => ({ items }), [`PUT ${path}`]: () => ({ items }) });
  await open();
  await screen.findByLabelText('見送ります');
  fireEvent.click(screen.getByLabelText('取り組みます'));
  fireEvent.click(screen.getByRole('button', { name: '回答を公開する' }));
  await waitFor(() => expect(calls.filter((c) => c.method === 'PUT')).toHaveLength(2), { timeout: 5_000 });
  expect(calls.filter((c) => c.method === 'PUT').map((c) => c.body)).toEqual(['f1', 'f2'].map((finding) => (
    { finding, about: 'lines/engagement/company', proposal: 'hours', answer: 'will_do', version: 0 })));
});

test('what arrived before a connection broke is not said again', async () => {
  let items = [proposed('hours', 'f1'), proposed('hours', 'f2')];
  const calls = answers({ [`GET ${path}`]: () => ({ items }), [`PUT ${path}`]: () => ({ items }) });
  await open();
  await screen.findByLabelText('見送ります');
  items = [proposed('hours', 'f1', 'done'), proposed('hours', 'f2')];
  fireEvent.click(screen.getByLabelText('実施しました'));
  fireEvent.click(screen.getByRole('button', { name: '回答を公開する' }));
  await waitFor(() => expect(calls.filter((c) => c.method === 'PUT').map((c) => (c.body as { finding: string }).finding)).toEqual(['f2']), { timeout: 5_000 });
});

test('not doing it takes a reason, and a change by a colleague is told', async () => {
  const calls = answers({ [`GET ${path}`]: () => ({ items: [proposed('hours', 'f1')] }), [`PUT ${path}`]: () => problem(409, 'answer_changed') });
  await open();
  await screen.findByLabelText('見送ります');
  fireEvent.click(screen.getByLabelText('見送ります'));
  fireEvent.click(screen.getByRole('button', { name: '回答を公開する' }));
  expect(await screen.findByText('見送る理由を書いてください')).toBeDefined();
  expect(calls.some((c) => c.method === 'PUT')).toBe(false);
  fireEvent.change(screen.getByLabelText('理由や予定'), { target: { value: '来年度に検討します。' } });
  fireEvent.click(screen.getByRole('button', { name: '回答を公開する' }));
  expect(await screen.findByText(/先に回答を変えました/, {}, { timeout: 5_000 })).toBeDefined();
  expect(screen.getByLabelText<HTMLTextAreaElement>('理由や予定').value).toBe('来年度に検討します。');
});
