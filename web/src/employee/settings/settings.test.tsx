import { onlineManager } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { answers } from '../../test/api';
import { show } from '../../test/render';
import { Component } from '../settings';

vi.setConfig({ testTimeout: 20_000 });
afterEach(() => onlineManager.setOnline(true)); // an erasure lets nothing more be asked

const me = { account_id: 'acc_1', role: 'employee', name: '原', email: 'a@b.example', locale: 'ja', zone: 'Asia/Tokyo', consent: { current: true } };
// Longer than a double click.
const slowly = async <T,>(answer: T): Promise<T> => new Promise((done) => setTimeout(() => done(answer), 100));

const world = {
  'GET /api/signup/me': () => me,
  'GET /api/signup/me/address': () => ({ email: 'a@b.example' }),
  'GET /api/booking/bookings': () => ({ bookings: [] }),
  'GET /api/sessions/sessions': () => ({ sessions: [] }),
  'POST /api/signup/me/erasure': () => slowly({ receipt_id: 'era_1', erased_at: '2026-11-24T00:00:00Z', steps: [], erased: [], kept: [], link: 'https://kikite.example/erasure#s3cret' }),
  'PUT /api/signup/me/settings': async (request: Request) => ({ ...me, ...((await request.json()) as object) }),
};

describe('settings', () => {
  it('erases nothing before the word is typed', async () => {
    const calls = answers(world);
    show(<Component />);
    await userEvent.click(await screen.findByRole('button', { name: 'アカウントを消去する' }));
    await userEvent.click(screen.getByRole('button', { name: '消去する' }));
    expect(screen.getByText('「消去」と入力してください')).toBeTruthy();
    await userEvent.type(screen.getByRole('textbox'), '消去');
    expect(calls.some((c) => c.path.endsWith('/erasure'))).toBe(false);
    await userEvent.dblClick(screen.getByRole('button', { name: '消去する' }));
    expect(await screen.findByRole('heading', { name: '消去のお申し出を受け付けました' })).toBeTruthy();
    expect(calls.filter((c) => c.path.endsWith('/erasure'))).toHaveLength(1);
    await new Promise((done) => setTimeout(done, 50)); // what a write has other parts of the page read anew
    expect(calls.filter((c) => c.path === '/api/signup/me')).toHaveLength(1);
    expect(screen.getByRole('link', { name: '受領書を見る' }).getAttribute('href')).toBe('/erasure#s3cret');
  });

  it('changes language and time zone together', async () => {
    const calls = answers(world);
    show(<Component />);
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: /時間帯/ }), 'Europe/Paris');
    await userEvent.click(screen.getByRole('button', { name: '保存する' }));
    expect(await screen.findByText('保存しました。')).toBeTruthy();
    expect(calls.find((c) => c.method === 'PUT')?.body).toEqual({ locale: 'ja', zone: 'Europe/Paris' });
  });
});
