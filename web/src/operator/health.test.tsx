import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Health } from '../api/schema/operations';
import { i18n } from '../i18n';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component } from './health';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => i18n.changeLanguage('en'));

const health: Health = {
  state: 'attention', checked_at: '2026-11-22T03:00:05Z',
  functions: [
    { function: 'signup-worker', context: 'signup', state: 'healthy', queue: { waiting: 3, in_flight: 1, delayed: 0 }, dead_letters: 0, unread: [] },
    { function: 'booking-relay', context: 'booking', state: 'attention', dead_letters: 2, unread: [] },
    { function: 'reports-relay', context: 'reports', state: 'healthy', dead_letters: 0, unread: [] },
    { function: 'mailer-worker', context: 'mailer', state: 'unknown', dead_letters: 0, unread: ['queue'] },
  ],
  mail: { state: 'attention', functions: [], account: { sending: false, enforcement: 'healthy', production: true, per_day: 50_000, sent_24h: 100, per_second: 14 } },
};
const path = 'GET /api/operations/health';
const reports = { 'GET /api/signup/erasures': () => ({ erasures: [] }), 'GET /api/reports/missing': () => ({ month: '2026-10', due: '2026-11-01T03:00:00Z', companies: [] }) };

describe('the health of the service', () => {
  it('says in words what needs a look, and lists it first', async () => {
    answers({ ...reports, [path]: () => health, 'GET /api/mailer/stops': () => ({ count: 0, stops: [] }) });
    show(<Component />);
    await screen.findByText('Something needs a look');
    expect(screen.getByText('Sending of mail is switched off.')).toBeTruthy();
    expect(screen.getByText('Bookings・outgoing updates: 2 items could not be done.')).toBeTruthy();
    const rows = screen.getAllByRole('rowheader').map((r) => r.textContent);
    expect(rows).toEqual(['Bookings outgoing updates', 'Mail incoming updates', 'Sign-up and accounts incoming updates']);
    expect(screen.getByText('1 more kind of work has no queue and is fine.')).toBeTruthy();
  });

  it('keeps the last reading and says so when the next one fails', async () => {
    let fails = false;
    answers({ ...reports, 'GET /api/mailer/stops': () => ({ count: 0, stops: [] }), [path]: () => (fails ? problem(503, 'unavailable') : { ...health, state: 'healthy' }) });
    show(<Component />);
    await screen.findByText('Everything runs well');
    fails = true;
    fireEvent.click(screen.getByRole('button', { name: 'Update now' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/The latest state could not be read/);
    expect(screen.getByText('Everything runs well')).toBeTruthy();
  });

  it('says where mail is stopped, by role and reason, and never the address', async () => {
    const stops = [
      { stop_id: 'stp_1', why: 'bounce', kind: 'confirmed', since: '2026-11-20T00:00:00Z', accounts: [{ account_id: 'acc_1', role: 'employee' }] },
      { stop_id: 'stp_2', why: 'complaint', since: '2026-11-19T00:00:00Z', accounts: [] },
    ];
    answers({ ...reports, [path]: () => health, 'GET /api/mailer/stops': () => ({ count: 2, stops }) });
    show(<Component />);
    expect(await screen.findByText('2 addresses')).toBeTruthy();
    expect((await screen.findByText('Could not be delivered')).closest('tr')?.textContent).toContain('EmployeeCould not be deliveredConfirmation');
    expect(screen.getByText('Reported as spam').closest('tr')?.textContent).toContain('without an account');
  });

  it('lets mail go out again for a reason, and asks for the address where it has no account', async () => {
    let lifted = false;
    const stop = { stop_id: 'stp_2', why: 'complaint', since: '2026-11-19T00:00:00Z', accounts: [] };
    const calls = answers({
      ...reports,
      [path]: () => health, 'GET /api/mailer/stops': () => ({ count: 1, stops: [lifted ? { ...stop, lifted: '2026-11-22T03:00:00Z' } : stop] }),
      'POST /api/mailer/stops/stp_2/lift': () => {
        lifted = true;
        return stop;
      },
    });
    show(<Component />);
    fireEvent.click(await screen.findByRole('button', { name: /Send again to the address stopped on/ }));
    const submit = await screen.findByRole('button', { name: 'Send again' });
    expect(screen.queryByRole('radio', { name: 'The mailbox works again' })).toBeNull(); // that outweighs no complaint
    fireEvent.click(submit);
    expect(await screen.findByText('Please enter the mail address.')).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox', { name: /Mail address/ }), { target: { value: ' who@private.example ' } });
    fireEvent.click(submit);
    expect(await screen.findByText('Mail goes out to this address again.')).toBeTruthy();
    expect(calls.find((c) => c.method === 'POST')?.body).toEqual({ reason: 'asked', address: 'who@private.example' });
  });

  it('can be paused', async () => {
    answers({ ...reports, [path]: () => health, 'GET /api/mailer/stops': () => ({ count: 0, stops: [] }) });
    show(<Component />);
    await screen.findByText(/updated every 15 seconds/);
    fireEvent.click(screen.getByRole('button', { name: 'Pause' }));
    expect(screen.getByText(/not updating/)).toBeTruthy();
  });
});
