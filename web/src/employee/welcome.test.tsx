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

  it('asks a guardian, too, where somebody is under eighteen, and waits', async () => {
    let consent: object = { current: false, ask_age: true };
    const guardian = { name: '見本 はは', email: 'parent@private.example', asked_at: '2026-11-24T00:00:00Z' };
    const calls = answers({
      'GET /api/signup/me': () => me(consent),
      'GET /api/signup/consents/current': () => ({ ...texts('2026-12'), plain: [{ locale: 'ja', title: '', sections: [{ heading: 'やさしい約束', body: ['守ります。'] }] }] }),
      'POST /api/signup/me/consents': () => me((consent = { current: false, minor: true, version: '2026-12', guardian })),
    });
    open('/welcome');
    await userEvent.click(await screen.findByRole('button', { name: '読みました。同意して始める' }));
    expect(screen.getByText('どちらかをお選びください')).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: 'いいえ、18歳になっていません' }));
    expect(screen.getByRole('heading', { name: 'やさしい約束' })).toBeTruthy();
    await userEvent.type(screen.getByRole('textbox', { name: '保護者のお名前' }), guardian.name);
    await userEvent.type(screen.getByRole('textbox', { name: '保護者のメールアドレス' }), guardian.email);
    await userEvent.click(screen.getByRole('button', { name: '同意して、メールを送る' }));
    expect(await screen.findByRole('heading', { name: '保護者の方の同意を待っています' })).toBeTruthy();
    expect(calls.filter((c) => c.method === 'POST').map((c) => c.body)).toEqual([{ version: '2026-12', adult: false, guardian: { name: guardian.name, email: guardian.email } }]);
    consent = { ...consent, current: true };
    await userEvent.click(screen.getByRole('button', { name: 'もう一度確かめる' }));
    expect(await screen.findByRole('link', { name: 'ホームへ' })).toBeTruthy();
  }, 30_000);

  it('says to who agreed before that the text is new, and asks the same guardian again', async () => {
    const guardian = { name: '見本 はは', email: 'parent@private.example', asked_at: '2026-11-24T00:00:00Z', agreed_at: '2026-11-25T00:00:00Z' };
    let consent: object = { current: false, minor: true, version: '2026-12', guardian };
    const calls = answers({
      'GET /api/signup/me': () => me(consent),
      'GET /api/signup/consents/current': () => ({ ...texts('2027-01'), plain: texts('2027-01').texts }),
      'POST /api/signup/me/consents': () => me((consent = { ...consent, version: '2027-01', guardian: { ...guardian, agreed_at: undefined } })),
    });
    open('/bookings/bkg_1');
    expect(await screen.findByText(/変わったところを含めて/)).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: '同意して、メールを送る' }));
    expect(await screen.findByRole('heading', { name: '保護者の方の同意を待っています' })).toBeTruthy();
    expect(screen.queryByText(/変わったところを含めて/)).toBeNull();
    expect(calls.filter((c) => c.method === 'POST').map((c) => c.body)).toEqual([{ version: '2027-01', guardian: { name: guardian.name, email: guardian.email } }]);
  }, 30_000);

  it('does not keep back who wants to be erased', async () => {
    answers({ 'GET /api/signup/me': () => me({ current: false }) });
    open('/settings');
    expect((await screen.findByTestId('here')).textContent).toBe('/settings');
  }, 30_000);
});
