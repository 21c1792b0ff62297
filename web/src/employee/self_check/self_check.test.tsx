import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { answers, json } from '../../test/api';
import { show } from '../../test/render';
import { Component } from '../self_check';
import { Component as Result } from '../self_check_result';
import { pagesOf } from './pages';

const section = (part: string, count: number) => ({ part, lead_in: part, scale: ['a', 'b', 'c', 'd'], items: Array.from({ length: count }, (_, i) => `${part}${i}`) });
const sections = [section('A', 17), section('B', 29), section('C', 3), section('C', 3), section('C', 3), section('D', 2)] as Parameters<typeof pagesOf>[0];
const view = { self_check_id: 'chk_1', at: new Date().toISOString(), notice: '任意です', simple: { a: 40, b: 60, c: 20, high_stress: false } };
// Longer than a double click.
const slowly = async <T,>(answer: T): Promise<T> => new Promise((done) => setTimeout(() => done(answer), 100));

const world = {
  'GET /api/sessions/self-check-form': () => ({ notice: 'n', source: 's', sections }),
  'GET /api/sessions/me/self-checks': () => ({ self_checks: [] }),
};
const open = (path: string) =>
  show(<Routes><Route path="/reflect/self-check" element={<Component />} /><Route path="/reflect/self-check/result" element={<Result />} /></Routes>, path);
const draft = (count: number) =>
  sessionStorage.setItem('kikite.draft.self-check', JSON.stringify({ answers: Array.from({ length: 57 }, (_, i) => (i < count ? 2 : 0)), sex: '' }));

describe('the self-check', () => {
  it('says first what it is not', async () => {
    answers(world);
    open('/reflect/self-check');
    expect(await screen.findByText(/任意です。答えなくても/)).toBeTruthy();
    expect(screen.getByText(/「ストレスチェック」ではありません/)).toBeTruthy();
  });

  it('goes on where the answers end', async () => {
    answers(world);
    draft(20);
    open('/reflect/self-check');
    await userEvent.click(await screen.findByRole('button', { name: '続きから（20問まで回答済み）' }));
    expect(screen.getByText('12ページのうち4ページ目')).toBeTruthy();
  });

  it('sends all 57 answers and no sex that was not given, and leads to the result', async () => {
    const calls = answers({ ...world, 'POST /api/sessions/self-checks': () => slowly(json(view, 201)) });
    draft(57);
    open('/reflect/self-check?page=12');
    await userEvent.dblClick(await screen.findByRole('button', { name: '結果を見る' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'セルフチェックの結果' })).toBeTruthy();
    expect(calls.filter((c) => c.method === 'POST').map((c) => c.body)).toEqual([{ answers: Array.from({ length: 57 }, () => 2) }]);
  });

  it('is possible once a year', async () => {
    answers({ ...world, 'GET /api/sessions/me/self-checks': () => ({ self_checks: [view] }) });
    open('/reflect/self-check');
    expect(await screen.findByText(/次のセルフチェックは/)).toBeTruthy();
  });

  it('says calmly, and where to turn, when the load is heavy', async () => {
    answers({ 'GET /api/sessions/me/self-checks': () => ({ self_checks: [{ ...view, simple: { ...view.simple, high_stress: true } }] }) });
    open('/reflect/self-check/result');
    expect(await screen.findByText('負担が重なっているかもしれません')).toBeTruthy();
    expect(screen.getByRole('link', { name: /0120-279-338/ })).toBeTruthy();
  });
});

describe('pagesOf', () => {
  it('has every question once, in order', () => {
    const pages = pagesOf(sections);
    expect(pages).toHaveLength(12);
    expect(pages.flatMap((p) => p.items.map((_, i) => p.first + i))).toEqual(Array.from({ length: 57 }, (_, i) => i));
  });
});
