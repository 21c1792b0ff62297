import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { answers } from '../test/api';
import { show } from '../test/render';
import { Component } from './address';

vi.setConfig({ testTimeout: 20_000 });

const view = { stop: false, state: 'open', not_before: '2026-11-24T03:30:00Z', expires_at: '2026-12-05T03:30:00Z' };
const path = '/api/signup/public/address-recoveries/s3cret';

describe('a lost address', () => {
  it('is taken over once, when the wait is over', async () => {
    const calls = answers({ [`GET ${path}`]: () => view, [`POST ${path}`]: () => ({ ...view, state: 'done' }) });
    show(<Component />, '/address#s3cret');
    await userEvent.click(await screen.findByRole('button', { name: 'このアドレスを使う' }));
    expect(await screen.findByText(/アドレスを変えました/)).toBeTruthy();
    expect(calls.filter((c) => c.method === 'POST')).toHaveLength(1);
  });

  it('offers nothing before that', async () => {
    answers({ [`GET ${path}`]: () => ({ ...view, state: 'waiting' }) });
    show(<Component />, '/address#s3cret');
    expect(await screen.findByText(/お手続きいただけます/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('is stopped from the address before', async () => {
    answers({ [`GET ${path}`]: () => ({ ...view, stop: true, state: 'waiting' }), [`POST ${path}`]: () => ({ ...view, stop: true, state: 'stopped' }) });
    show(<Component />, '/address#s3cret');
    await userEvent.click(await screen.findByRole('button', { name: '変更を止める' }));
    expect(await screen.findByText(/変更を止めました/)).toBeTruthy();
  });
});
