import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component } from './profile';

const profile = {
  programs: ['regular_care'], themes: ['harassment'], industries: [], job_types: [], styles: ['listening'], values: [], languages: ['ja'], age_band: '40s',
  career: '製造業で二十年', introduction: 'ゆっくり聴きます', headline: 'お話をどうぞ',
};
const entry = (version = 3, changes = {}) => ({
  consultant_id: 'con_1', status: 'approved', name: '佐藤 花', gender: 'female', licences: [{ kind: 'coach', number: 'C-1' }], valid_licences: ['coach'], version,
  profile: { ...profile, ...changes },
});
const world = {
  'GET /api/signup/me/consultant': () => entry(),
  'GET /api/matching/me/consultant-profile': () => problem(404, 'no_consultant'),
};
const preview = async () => within(await screen.findByRole('region', { name: '従業員の方からの見え方' }));

describe('the own profile', () => {
  it('shows what employees will see while it is being changed, and is saved once', async () => {
    let stored = entry();
    const calls = answers({
      ...world, 'GET /api/signup/me/consultant': () => stored,
      'PUT /api/signup/me/consultant': async (r: Request) => (stored = entry(4, ((await r.json()) as { profile: object }).profile)),
    });
    show(<Component />);
    const page = await preview();
    expect(page.getAllByText('ハラスメント').length).toBeGreaterThan(0);
    fireEvent.change(screen.getByLabelText(/自己紹介/), { target: { value: '急がずに聴きます' } });
    fireEvent.click(screen.getByLabelText('キャリアの方向性'));
    fireEvent.click(screen.getByLabelText('海外勤務'));
    await waitFor(() => expect(page.getByText('急がずに聴きます')).toBeTruthy());
    expect(page.getAllByText('キャリアの方向性').length).toBeGreaterThan(0);
    expect(page.getByText('海外勤務')).toBeTruthy();
    await userEvent.dblClick(screen.getByRole('button', { name: '保存する' }));
    expect(await screen.findByText(/に保存しました/)).toBeTruthy();
    const sent = calls.filter((c) => c.method === 'PUT');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toMatchObject({ version: 3, profile: { introduction: '急がずに聴きます', themes: ['career_design', 'harassment'], backgrounds: ['overseas'] } });
    expect(sent[0]?.body).not.toHaveProperty('profile.answers');
  }, 60_000);

  it('keeps the draft over a reload, and tells of a change in another window without losing a word', async () => {
    let stored = entry();
    const calls = answers({
      ...world, 'GET /api/signup/me/consultant': () => stored,
      'PUT /api/signup/me/consultant': async (r: Request) => {
        const body = (await r.json()) as { version: number; profile: object };
        return body.version === stored.version ? (stored = entry(stored.version + 1, body.profile)) : problem(409, 'changed');
      },
    });
    const first = show(<Component />);
    fireEvent.change(await screen.findByLabelText(/自己紹介/), { target: { value: '私の言葉' } });
    first.unmount();
    stored = entry(7, { introduction: '別の画面の言葉' });
    show(<Component />);
    expect((await screen.findByLabelText<HTMLTextAreaElement>(/自己紹介/)).value).toBe('私の言葉');
    await userEvent.click(screen.getByRole('button', { name: '保存する' }));
    expect(await screen.findByText(/別の画面で、このプロフィールが変更されました/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'この入力を残して保存し直す' }));
    await userEvent.click(await screen.findByRole('button', { name: '保存する' }));
    expect(await screen.findByText(/に保存しました/)).toBeTruthy();
    expect(calls.findLast((c) => c.method === 'PUT')?.body).toMatchObject({ version: 7, profile: { introduction: '私の言葉' } });
  }, 60_000);

  it('says at the field what is missing', async () => {
    const calls = answers(world);
    show(<Component />);
    fireEvent.change(await screen.findByLabelText(/自己紹介/), { target: { value: ' ' } });
    fireEvent.click(screen.getByLabelText('ハラスメント'));
    await userEvent.click(screen.getByRole('button', { name: '保存する' }));
    expect(await screen.findByText('1つ以上選んでください')).toBeTruthy();
    expect(calls.some((c) => c.method === 'PUT')).toBe(false);
  }, 60_000);
});
