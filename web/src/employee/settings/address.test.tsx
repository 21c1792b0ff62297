import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { answers, problem } from '../../test/api';
import { show } from '../../test/render';
import { Address } from './address';

vi.setConfig({ testTimeout: 20_000 });

const pending = { email: 'new@private.example', expires_at: '2026-11-24T03:30:00Z' };
const me = { account_id: 'acc_1', role: 'employee', name: '原', email: 'new@private.example', locale: 'ja', zone: 'Asia/Tokyo', consent: { current: true } };

describe('the private address', () => {
  it('is changed with the code that went to the new one', async () => {
    let tries = 0;
    let now: object = { email: 'a@b.example' };
    const calls = answers({
      'GET /api/signup/me/address': () => now,
      'POST /api/signup/me/address': () => (now = { email: 'a@b.example', pending }),
      'POST /api/signup/me/address/confirmation': () => {
        if (tries++ === 0) return problem(422, 'wrong_code');
        now = { email: me.email };
        return me;
      },
    });
    show(<Address />);
    await userEvent.click(await screen.findByRole('button', { name: 'アドレスを変える' }));
    await userEvent.type(await screen.findByLabelText(/新しい個人/), 'nobody');
    await userEvent.click(screen.getByRole('button', { name: '確認コードを送る' }));
    expect(calls.filter((c) => c.method === 'POST')).toHaveLength(0);
    await userEvent.clear(screen.getByLabelText(/新しい個人/));
    await userEvent.type(screen.getByLabelText(/新しい個人/), 'new@private.example');
    await userEvent.click(screen.getByRole('button', { name: '確認コードを送る' }));
    await userEvent.type(await screen.findByLabelText('確認コード'), '123 456');
    await userEvent.click(screen.getByRole('button', { name: 'このアドレスに変える' }));
    expect(screen.getByText('6桁の数字を入力してください。')).toBeTruthy();
    await userEvent.clear(screen.getByLabelText('確認コード'));
    await userEvent.type(screen.getByLabelText('確認コード'), '１２３４５６');
    await userEvent.click(screen.getByRole('button', { name: 'このアドレスに変える' }));
    expect(await screen.findByText(/確認コードが違います/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'このアドレスに変える' }));
    expect(await screen.findByText(/アドレスを変えました/)).toBeTruthy();
    expect(calls.findLast((c) => c.method === 'POST')?.body).toEqual({ code: '123456' });
  });

  it('still waits for a code after a reload, and begins anew when it is over', async () => {
    answers({ 'GET /api/signup/me/address': () => ({ email: 'a@b.example', pending }), 'POST /api/signup/me/address/confirmation': () => problem(404, 'no_address_change') });
    show(<Address />);
    await userEvent.type(await screen.findByLabelText('確認コード'), '123456');
    await userEvent.click(screen.getByRole('button', { name: 'このアドレスに変える' }));
    expect(await screen.findByText(/期限が切れたか/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'アドレスを入れ直す' }));
    expect(await screen.findByLabelText(/新しい個人/)).toBeTruthy();
  });
});
