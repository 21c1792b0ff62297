import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import { Component as Receipt } from '../public/erasure';
import { Component as Guardian } from '../public/guardian';
import { answers, json, problem } from '../test/api';
import { show } from '../test/render';
import { Component as Data } from './data';

vi.setConfig({ testTimeout: 20_000 });

const me = (role: string) => ({ account_id: 'acc_1', role, name: '木村', consent: { current: true } });
const kept = [{ what: 'consent_record', years: 5, why: 'claims' }, { what: 'roster_entry', why: 'employer' }, { what: 'backups', days: 35, why: 'recovery' }];
const parts = (done: number) => ['signup', 'matching', 'booking', 'reminders', 'mailer', 'sessions'].map((context, i) => ({ context, done: i < done }));

const open = (path: string) => show(<Routes><Route path="/erasure" element={<Receipt />} /></Routes>, path);

describe('a copy of one’s data', () => {
  it('is asked for once, gathered before the eyes, and saved', async () => {
    let at = 0;
    const calls = answers({
      'GET /api/signup/me': () => me('employee'),
      'GET /api/signup/public/kept': () => ({ lapses: [], kept }),
      'GET /api/signup/me/export': () => {
        if (at === 0) return { status: 'none', parts: [] };
        at += 2;
        return at < 6 ? { status: 'asked', asked_at: '2026-11-24T00:00:00Z', parts: parts(at) } : { status: 'ready', ready_at: '2026-11-24T00:00:00Z', expires_at: '2026-12-01T00:00:00Z', parts: parts(6) };
      },
      'POST /api/signup/me/export': () => {
        at = 1;
        return json({ status: 'asked', asked_at: '2026-11-24T00:00:00Z', parts: parts(1) }, 202);
      },
      'GET /api/signup/me/export/file': () => new Response('<html></html>', { headers: { 'Content-Type': 'text/html' } }),
    });
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined });
    show(<Data />);
    await userEvent.dblClick(await screen.findByRole('button', { name: '書き出しを始める' }));
    expect(await screen.findByText(/6か所のうち\dか所から届きました/, undefined, { timeout: 8_000 })).toBeTruthy();
    expect(await screen.findByRole('button', { name: '読みやすい形で保存' }, { timeout: 8_000 })).toBeTruthy();
    expect(calls.filter((c) => c.method === 'POST')).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: '読みやすい形で保存' }));
    expect(await screen.findByText('保存しました。')).toBeTruthy();
  });

  it('says what stays for how long and why, and to other roles how to be erased', async () => {
    answers({ 'GET /api/signup/me': () => me('hr'), 'GET /api/signup/public/kept': () => ({ lapses: [], kept }), 'GET /api/signup/me/export': () => ({ status: 'none', parts: [] }) });
    show(<Data />);
    for (const text of ['5年', '期限なし', '35日']) expect(await screen.findByText(text)).toBeTruthy();
    expect(screen.getByText(/民法166条/)).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'アカウントの消去' })).toBeTruthy();
  });

  it.each([
    ['who left', { left: true }, /ご退職により、このアカウントは.*2027.*10.*31.*消去/],
    ['whose company’s contract is over', {}, /ご契約が終わったため、このアカウントは.*2027.*10.*31.*消去/],
  ])('says to somebody %s until when the account stays', async (_, more, words) => {
    answers({
      'GET /api/signup/me': () => ({ ...me('employee'), ...more, ends_on: '2027-10-31' }),
      'GET /api/signup/public/kept': () => ({ lapses: [{ what: 'ended_company', years: 1, why: 'ended' }], kept }), 'GET /api/signup/me/export': () => ({ status: 'none', parts: [] }),
    });
    show(<Data />);
    expect(await screen.findByText(words)).toBeTruthy();
    expect(await screen.findByText(/皆さまのアカウントと名簿/)).toBeTruthy();
  });

  it('has the files of one’s documents, each opened when it is asked for', async () => {
    const calls = answers({
      'GET /api/signup/me': () => me('consultant'), 'GET /api/signup/public/kept': () => ({ lapses: [], kept }),
      'GET /api/signup/me/export': () => ({
        status: 'ready', ready_at: '2026-11-24T00:00:00Z', expires_at: '2026-12-01T00:00:00Z', parts: parts(6),
        documents: [{ document_id: 'doc_1', kind: 'licence', filename: '登録証.png', status: 'stored', type: 'image/png', size: 1200, at: '2026-10-01T00:00:00Z' }],
      }),
      'GET /api/signup/me/export/documents/doc_1': () => ({ document_id: 'doc_1', kind: 'licence', filename: '登録証.png', status: 'stored', link: 'https://files.example/doc_1' }),
    });
    show(<Data />);
    await userEvent.click(await screen.findByRole('button', { name: '登録証.png' }));
    await vi.waitFor(() => expect(calls.some((c) => c.path === '/api/signup/me/export/documents/doc_1')).toBe(true));
  });

  it('asks again where the copy expired meanwhile', async () => {
    let gone = false;
    answers({
      'GET /api/signup/me': () => me('employee'), 'GET /api/signup/public/kept': () => ({ lapses: [], kept }),
      'GET /api/signup/me/export': () => (gone ? { status: 'none', parts: [] } : { status: 'ready', ready_at: '2026-11-24T00:00:00Z', expires_at: '2026-12-01T00:00:00Z', parts: parts(6) }),
      'GET /api/signup/me/export/file': () => {
        gone = true;
        return problem(404, 'no_export');
      },
    });
    show(<Data />);
    await userEvent.click(await screen.findByRole('button', { name: 'データの形で保存（JSON）' }));
    expect(await screen.findByRole('button', { name: '書き出しを始める' })).toBeTruthy();
  });
});

describe('the receipt of an erasure', () => {
  const receipt = (done: boolean) => ({
    receipt_id: 'era_01jbqk3v8c0000000000000001', erased_at: '2026-11-24T00:00:00Z', ...(done && { completed_at: '2026-11-24T00:01:00Z' }),
    steps: ['signup', 'sessions'].map((context, i) => ({ context, ...((done || i === 0) && { at: '2026-11-24T00:00:30Z' }) })), erased: ['name', 'talk_contents'], kept,
  });

  it('shows every part, goes on by itself, and asks for no sign-in', async () => {
    let asked = 0;
    const calls = answers({ 'GET /api/signup/public/erasures/s3cret': () => receipt(++asked > 1) });
    open('/erasure#s3cret');
    expect(await screen.findByRole('heading', { name: '消去を進めています' })).toBeTruthy();
    expect(screen.getByText('進めています')).toBeTruthy();
    expect(await screen.findByRole('heading', { name: 'すべて消去しました' }, { timeout: 8_000 })).toBeTruthy();
    expect(screen.queryByText('進めています')).toBeNull();
    expect(new Set(calls.map((c) => c.path)).size).toBe(1);
  });

  it('says so where there is none', async () => {
    answers({ 'GET /api/signup/public/erasures/x': () => problem(404, 'no_receipt') });
    open('/erasure#x');
    expect(await screen.findByRole('heading', { name: 'この受領書は見つかりません' })).toBeTruthy();
  });
});

describe('the page for guardians', () => {
  const request = { person: '見本 こはる', version: '2026-12', texts: [{ locale: 'ja', title: '', sections: [{ heading: 'どんなサービスか', body: ['話せます。'] }] }] };

  it('agrees once, to the version that was read', async () => {
    const calls = answers({
      'GET /api/signup/public/guardians/s3cret': () => request,
      'POST /api/signup/public/guardians/s3cret': () => ({ ...request, agreed_at: '2026-11-24T00:00:00Z' }),
    });
    show(<Routes><Route path="/guardian" element={<Guardian />} /></Routes>, '/guardian#s3cret');
    await userEvent.dblClick(await screen.findByRole('button', { name: '保護者として同意します' }));
    expect(await screen.findByRole('heading', { name: 'ご同意ありがとうございました' })).toBeTruthy();
    expect(calls.filter((c) => c.method === 'POST').map((c) => c.body)).toEqual([{ version: '2026-12' }]);
  });
});
