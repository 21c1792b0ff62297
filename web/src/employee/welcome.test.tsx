import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router';
import { describe, expect, it } from 'vitest';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component as Frame } from './frame';
import { Component as Welcome } from './welcome';

const me = (consent: object) => ({ account_id: 'acc_1', role: 'employee', name: '木村 奈々', consent });
const texts = (version: string) => ({ version, texts: [{ locale: 'ja', title: '', sections: [{ heading: `約束 ${version}`, body: ['守ります。'] }] }] });

function Here() {
  const { pathname, search } = useLocation();
  return <p data-testid="here">{pathname + search}</p>;
}

function open(path: string) {
  show(
    <Routes>
      <Route element={<Frame />}>
        <Route path="/welcome" element={<Welcome />} />
        <Route path="*" element={<Here />} />
      </Route>
    </Routes>,
    path,
  );
}

describe('the consent', () => {
  it('stands before every page, is given once, and leads on with where the person wanted to go', async () => {
    let consent: object = { current: false };
    const calls = answers({
      'GET /api/signup/me': () => me(consent),
      'GET /api/signup/consents/current': () => texts('2026-10'),
      'POST /api/signup/me/consents': () => {
        consent = { current: true, version: '2026-10' };
        return me(consent);
      },
    });
    open('/bookings/bkg_1');
    expect(await screen.findByRole('heading', { name: '約束 2026-10' })).toBeTruthy();
    expect(screen.queryByRole('navigation')).toBeNull();
    await userEvent.dblClick(screen.getByRole('button', { name: '読みました。同意して始める' }));
    expect((await screen.findByTestId('here')).textContent).toBe('/profile?first=1&next=%2Fbookings%2Fbkg_1');
    expect(calls.filter((c) => c.method === 'POST').map((c) => c.body)).toEqual([{ version: '2026-10' }]);
  }, 30_000);

  it('is asked for again where the text changed while it was read', async () => {
    let version = '2026-10';
    answers({
      'GET /api/signup/me': () => me({ current: false }),
      'GET /api/signup/consents/current': () => texts(version),
      'POST /api/signup/me/consents': () => {
        version = '2026-12';
        return problem(409, 'consent_version');
      },
    });
    open('/welcome');
    await userEvent.click(await screen.findByRole('button', { name: '読みました。同意して始める' }));
    expect((await screen.findByRole('alert')).textContent).toContain('説明の内容が新しくなりました');
    expect(await screen.findByRole('heading', { name: '約束 2026-12' })).toBeTruthy();
  }, 30_000);

  it('does not keep back who wants to be erased', async () => {
    answers({ 'GET /api/signup/me': () => me({ current: false }) });
    open('/settings');
    expect((await screen.findByTestId('here')).textContent).toBe('/settings');
  }, 30_000);
});
