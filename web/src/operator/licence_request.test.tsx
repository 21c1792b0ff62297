import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { i18n } from '../i18n';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { LicenceRequest } from './licence_request';
import { LicenceRequests } from './licence_requests';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => i18n.changeLanguage('en'));

const path = '/api/signup/consultants/con_1/licence-request';
const asked = { request: { asked_at: '2026-11-20T00:00:00Z', licences: [{ kind: 'career_consultant', number: '160001' }] } };
const write = (reason: string) => fireEvent.change(screen.getByLabelText(/What was checked/), { target: { value: reason } });

describe('other licences that were asked for', () => {
  it('are accepted once, for the request that was seen, with what was checked', async () => {
    let waiting = true;
    const calls = answers({ [`GET ${path}`]: () => (waiting ? asked : {}), [`POST ${path}`]: () => ((waiting = false), {}) });
    show(<LicenceRequest id="con_1" />);
    await screen.findByText('160001');
    write(' Found in the register ');
    await userEvent.dblClick(screen.getByRole('button', { name: 'Checked: change them' }));
    expect((await screen.findByText(/The licences were changed/)).closest('[role=status]')).toBeTruthy();
    expect(screen.queryByText('160001')).toBeNull();
    const sent = calls.filter((c) => c.method === 'POST');
    expect(sent.map((c) => c.body)).toEqual([{ decision: 'accept', asked_at: '2026-11-20T00:00:00Z', reason: 'Found in the register' }]);
    expect(sent[0]?.key).toBeTruthy();
  });

  it('are not decided on without a reason', async () => {
    const calls = answers({ [`GET ${path}`]: () => asked });
    show(<LicenceRequest id="con_1" />);
    fireEvent.click(await screen.findByRole('button', { name: 'Do not change' }));
    expect(await screen.findByText('Please fill this in')).toBeTruthy();
    expect(calls.some((c) => c.method === 'POST')).toBe(false);
  });

  it.each([
    ['licence_taken', /Another consultant is registered with the same licence number/],
    ['changed', /The request has changed/],
  ])('keep the reason when the answer is %s', async (code, text) => {
    answers({ [`GET ${path}`]: () => asked, [`POST ${path}`]: () => problem(409, code) });
    show(<LicenceRequest id="con_1" />);
    await screen.findByText('160001');
    write('Found in the register');
    fireEvent.click(screen.getByRole('button', { name: 'Do not change' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(text);
    expect(screen.getByLabelText<HTMLTextAreaElement>(/What was checked/).value).toBe('Found in the register');
  });

  it('show nothing where none waits, and say so where that is not known', async () => {
    answers({ [`GET ${path}`]: () => problem(503, 'unavailable') });
    show(<LicenceRequest id="con_1" />);
    expect(await screen.findByRole('button', { name: /again/i })).toBeTruthy();
  });
});

describe('the list of those who wait', () => {
  it('leads to each of them', async () => {
    answers({ 'GET /api/signup/licence-requests': () => ({ requests: [{ consultant_id: 'con_1', name: 'Aoki', licences: [], asked_at: '2026-11-20T00:00:00Z' }] }) });
    show(<LicenceRequests />);
    expect((await screen.findByRole('link', { name: 'Aoki' })).getAttribute('href')).toBe('/operator/consultants/con_1');
  });
});
