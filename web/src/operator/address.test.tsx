import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component } from './address';

vi.setConfig({ testTimeout: 20_000 });

it('begins the change of a lost address once, with the reason, and says from when it works', async () => {
  let tries = 0;
  const calls = answers({
    'POST /api/signup/address-recoveries': () => (tries++ === 0 ? problem(404, 'no_account') : { not_before: '2026-11-26T03:00:00Z', expires_at: '2026-12-07T03:00:00Z' }),
  });
  show(<Component />);
  await userEvent.click(screen.getByRole('button', { name: '受け付ける' }));
  expect(calls).toHaveLength(0);
  await userEvent.type(screen.getByLabelText(/登録されているアドレス/), 'old@private.example');
  await userEvent.type(screen.getByLabelText(/新しい個人のアドレス/), 'new@private.example');
  await userEvent.type(screen.getByLabelText(/理由と/), '電話で確かめた');
  await userEvent.click(screen.getByRole('button', { name: '受け付ける' }));
  expect(await screen.findByText(/見つかりません/)).toBeTruthy();
  await userEvent.dblClick(screen.getByRole('button', { name: '受け付ける' }));
  expect(await screen.findByText(/受け付けました/)).toBeTruthy();
  expect(calls).toHaveLength(2);
  expect(calls[1]?.key).toBeTruthy();
  expect(calls[1]?.body).toEqual({ old_email: 'old@private.example', new_email: 'new@private.example', reason: '電話で確かめた' });
});
