import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { session } from '../auth/session';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component as Register } from './register';

const put = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

const view = 'GET /api/signup/public/invitations/s3cret';
const send = 'POST /api/signup/public/registrations';
const invitation = () => ({ company_name: '青葉製作所', programs: [{ code: 'regular_care', ja: '定期ケア・実態把握', en: 'Regular care' }], locale: 'ja', expires_at: '2026-12-06T00:00:00Z' });

async function enter(email: string) {
  put(await screen.findByLabelText(/個人のメールアドレス/), email);
  await userEvent.click(screen.getByRole('button', { name: '次へ' }));
}

const confirm = async () => userEvent.click(await screen.findByRole('button', { name: 'このアドレスで登録する' }));

describe('registration by invitation', () => {
  it('shows the address once more before it is sent, then leads to the sign-in', async () => {
    const calls = answers({ [view]: invitation, [send]: () => new Response(null, { status: 202 }) });
    const signIn = vi.spyOn(session, 'signIn').mockResolvedValue();
    show(<Register />, '/register#s3cret');
    await enter(' Taro@example.net ');
    expect(screen.getByText('Taro@example.net')).toBeTruthy();
    expect(calls.filter((c) => c.method === 'POST')).toHaveLength(0);
    await confirm();
    await userEvent.click(await screen.findByRole('button', { name: 'サインインする' }));
    expect(signIn).toHaveBeenCalledWith('/home');
    expect(calls.find((c) => c.method === 'POST')?.body).toMatchObject({ secret: 's3cret', private_email: 'Taro@example.net', locale: 'ja' });
  });

  it('says at the field that it is an address of the company, and lets it be corrected', async () => {
    answers({ [view]: invitation, [send]: () => problem(422, 'company_address') });
    show(<Register />, '/register#s3cret');
    await enter('taro@aoba.example');
    await confirm();
    expect(await screen.findByText(/会社のアドレスのようです/)).toBeTruthy();
    const field = screen.getByLabelText<HTMLInputElement>(/個人のメールアドレス/);
    expect(field.value).toBe('taro@aoba.example');
    await waitFor(() => expect(document.activeElement).toBe(field));
    put(field, 'taro@example.net');
    expect(screen.queryByText(/会社のアドレスのようです/)).toBeNull();
    expect(screen.getByRole('button', { name: '次へ' })).toBeTruthy();
  });

  it.each([
    ['invitation_expired', 410, '招待の有効期限が切れています'],
    ['no_invitation', 404, '招待が見つかりませんでした'],
  ])('explains %s and offers the way on', async (code, status, title) => {
    answers({ [view]: () => problem(status, code) });
    show(<Register />, '/register#s3cret');
    expect(await screen.findByRole('heading', { name: title })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'サインイン' })).toBeTruthy();
  });

  it('explains that the invitation expired by the time of sending', async () => {
    answers({ [view]: invitation, [send]: () => problem(410, 'invitation_expired') });
    show(<Register />, '/register#s3cret');
    await enter('taro@example.net');
    await confirm();
    expect(await screen.findByText(/この招待は、有効期限が切れました/)).toBeTruthy();
  });

  it('without a secret asks to open the mail', async () => {
    show(<Register />, '/register');
    expect(await screen.findByRole('heading', { name: '招待のメールから開いてください' })).toBeTruthy();
  });
});
