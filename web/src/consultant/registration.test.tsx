import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component } from './registration';
import { daysLeft, nearest } from './registration/near';

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const entry = (more = {}) => ({
  consultant_id: 'con_1', status: 'approved', name: '佐藤 花', gender: 'female', licences: [{ kind: 'coach', number: 'C-1' }], valid_licences: ['coach'], version: 3,
  profile: {}, conduct: { version: 'v1', at: '2026-10-01T00:00:00Z' }, conduct_version: 'v1', ...more,
});
const career = (valid_until: string) => ({ kind: 'career_consultant', number: '1', valid_until });
const world = (stored: () => unknown) => ({
  'GET /api/signup/me/consultant': stored,
  'GET /api/signup/me/consultant/documents': () => ({ documents: [] }),
  'GET /api/signup/public/conduct': () => ({ version: 'v1', title: '行動規範', rules: ['守秘義務'] }),
});

describe('the registration of a consultant', () => {
  it('takes the agreement to new rules once, and only with the promise', async () => {
    let stored = entry({ conduct: { version: 'v0', at: '2026-01-01T00:00:00Z' } });
    const calls = answers({
      ...world(() => stored), 'PUT /api/signup/me/consultant/conduct': () => (stored = entry()),
    });
    show(<Component />);
    expect(await screen.findByText('行動規範が新しくなりました')).toBeTruthy();
    await screen.findByText('守秘義務');
    await userEvent.click(screen.getByRole('button', { name: '同意する' }));
    expect(screen.getByText('お読みになったら、チェックを入れてください')).toBeTruthy();
    fireEvent.click(screen.getByLabelText('行動規範をすべて読み、守ることを約束します'));
    await userEvent.dblClick(screen.getByRole('button', { name: '同意する' }));
    expect(await screen.findByText(/2026年10月1日\(木\)に同意いただきました/)).toBeTruthy();
    expect(calls.filter((c) => c.method === 'PUT').map((c) => c.body)).toEqual([{ version: 'v1' }]);
  }, 30_000);

  it('says when the rules changed while they were read', async () => {
    answers({ ...world(() => entry({ conduct: undefined })), 'PUT /api/signup/me/consultant/conduct': () => problem(409, 'conduct_version') });
    show(<Component />);
    fireEvent.click(await screen.findByLabelText('行動規範をすべて読み、守ることを約束します'));
    await userEvent.click(screen.getByRole('button', { name: '同意する' }));
    expect(await screen.findByText(/たったいま、行動規範が新しくなりました/)).toBeTruthy();
  }, 30_000);

  it('asks for the new last day of a registration that is about to end', async () => {
    const ending = career(inDays(20));
    let stored = entry({ licences: [ending, { kind: 'coach', number: 'C-1' }] });
    const calls = answers({
      ...world(() => stored),
      'PUT /api/signup/me/consultant/licences': async (r: Request) => (stored = entry({ licences: stored.licences, licence_request: { ...((await r.json()) as object), asked_at: '2026-11-22T00:00:00Z' } })),
    });
    show(<Component />);
    await userEvent.click(await screen.findByRole('button', { name: '更新を申し出る' }));
    const field = screen.getByLabelText(/新しい有効期限/);
    fireEvent.change(field, { target: { value: inDays(10) } });
    await userEvent.click(screen.getByRole('button', { name: '運営に送る' }));
    expect(screen.getByText('いまの有効期限より後の日付を入力してください')).toBeTruthy();
    fireEvent.change(field, { target: { value: inDays(1800) } });
    await userEvent.dblClick(screen.getByRole('button', { name: '運営に送る' }));
    expect(await screen.findByText('確認を待っている変更')).toBeTruthy();
    expect(calls.filter((c) => c.method === 'PUT').map((c) => c.body)).toEqual([{ licences: [{ ...ending, valid_until: inDays(1800) }, { kind: 'coach', number: 'C-1' }] }]);
    expect(screen.queryByRole('button', { name: '更新を申し出る' })).toBeNull();
  }, 30_000);

  it('sends other licences to the operator', async () => {
    let stored = entry();
    const calls = answers({
      ...world(() => stored),
      'PUT /api/signup/me/consultant/licences': () => (stored = entry({ licence_request: { licences: [{ kind: 'coach', number: 'C-2' }], asked_at: '2026-11-22T00:00:00Z' } })),
    });
    show(<Component />);
    await userEvent.click(await screen.findByRole('button', { name: '資格の変更を申し出る' }));
    fireEvent.change(await screen.findByLabelText(/登録番号/), { target: { value: 'C-2' } });
    await userEvent.dblClick(screen.getByRole('button', { name: '運営に送る' }));
    expect(await screen.findByText('確認を待っている変更')).toBeTruthy();
    expect(calls.filter((c) => c.method === 'PUT').map((c) => c.body)).toEqual([{ licences: [{ kind: 'coach', number: 'C-2' }] }]);
  }, 60_000);

  it('lists the documents, says what became of each, and asks for a link when one is opened', async () => {
    const at = '2026-11-20T01:00:00Z';
    const calls = answers({
      ...world(() => entry()),
      'GET /api/signup/me/consultant/documents': () => ({ documents: [
        { document_id: 'doc_1', kind: 'licence', filename: '登録証.png', status: 'stored', at }, { document_id: 'doc_2', kind: 'career', filename: '経歴.pdf', status: 'refused', at },
      ] }),
      'GET /api/signup/me/consultant/documents/doc_1': () => problem(503, 'down'),
    });
    show(<Component />);
    expect(await screen.findByText('経歴.pdf')).toBeTruthy();
    expect(screen.getByText('受け取れませんでした')).toBeTruthy();
    expect(screen.queryByRole('button', { name: '経歴.pdf' })).toBeNull();
    expect(calls.some((c) => c.path.endsWith('doc_1'))).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: '登録証.png' }));
    await waitFor(() => expect(calls.some((c) => c.path.endsWith('doc_1'))).toBe(true));
  }, 30_000);
});

describe('the end of a registration', () => {
  it('is counted in days of Japan, and is near 90 days before', () => {
    vi.useFakeTimers({ now: new Date('2026-11-22T16:00:00Z') }); // the 23rd in Japan
    expect(daysLeft('2026-11-23')).toBe(0);
    expect(daysLeft('2026-11-24')).toBe(1);
    expect(daysLeft('2026-11-22')).toBe(-1);
    expect(nearest([career('2027-02-22')])).toBeUndefined();
    expect(nearest([career('2027-02-21'), career('2026-12-01'), { kind: 'coach', number: '2', valid_until: '2026-11-01' }])?.valid_until).toBe('2026-12-01');
    vi.useRealTimers();
  });
});
