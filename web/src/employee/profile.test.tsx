import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { describe, expect, it } from 'vitest';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component as Profile } from './profile';

const open = (path: string) => show(<Routes><Route path="/profile" element={<Profile />} /></Routes>, path);

describe('the matching profile', () => {
  it('keeps what was entered over steps and a reload, and is sent whole', async () => {
    const calls = answers({
      'GET /api/signup/me': () => ({ role: 'employee', programs: ['one_on_one'] }),
      'GET /api/matching/me/profile': () => ({ program: 'regular_care', hope: 2 }),
      'PUT /api/matching/me/profile': () => ({}),
    });
    const first = open('/profile');
    await userEvent.click(await screen.findByLabelText('上司との関係'));
    await userEvent.click(screen.getByText('次へ'));
    expect(await screen.findByRole('heading', { name: '話し方の希望' })).toBeTruthy();
    first.unmount();
    open('/profile?step=2');
    await userEvent.click(await screen.findByLabelText('具体的な助言がほしい'));
    await userEvent.click(screen.getByText('ここまでを保存して終える'));
    expect(await screen.findByRole('heading', { name: '保存しました' })).toBeTruthy();
    expect(calls.filter((c) => c.method === 'PUT').map((c) => c.body)).toEqual([
      { program: 'regular_care', concerns: ['boss_relations'], hope: 5, values: [], wishes: {}, times: [] },
    ]);
  }, 30_000);

  it('does not send half of the personality part, and can forget it', async () => {
    const calls = answers({ 'GET /api/matching/me/profile': () => ({}), 'PUT /api/matching/me/profile': () => ({}) });
    open('/profile?step=6');
    await userEvent.click((await screen.findAllByLabelText('どちらでもない'))[0]!);
    await userEvent.click(screen.getByText('保存しておすすめを見る'));
    expect((await screen.findByRole('alert')).textContent).toContain('あと9問');
    expect(calls.filter((c) => c.method === 'PUT')).toEqual([]);
    await userEvent.click(screen.getByText('答えを消す'));
    await userEvent.click(screen.getByText('保存しておすすめを見る'));
    expect(await screen.findByRole('heading', { name: '保存しました' })).toBeTruthy();
  }, 30_000);

  it('lets five topics be chosen, not six', async () => {
    answers({ 'GET /api/matching/me/profile': () => ({ concerns: ['workload', 'motivation', 'evaluation', 'global', 'diversity'] }) });
    open('/profile');
    expect(((await screen.findByLabelText('上司との関係')) as HTMLInputElement).disabled).toBe(true);
    await userEvent.click(screen.getByLabelText('やりがい・意欲'));
    expect((screen.getByLabelText('上司との関係') as HTMLInputElement).disabled).toBe(false);
  }, 30_000);

  it('keeps everything when it cannot be sent', async () => {
    answers({ 'GET /api/matching/me/profile': () => ({}), 'PUT /api/matching/me/profile': () => problem(500, 'internal') });
    open('/profile?step=1');
    await userEvent.type(await screen.findByLabelText('ご自分の言葉で'), '迷っています');
    await userEvent.click(screen.getByText('ここまでを保存して終える'));
    expect((await screen.findByRole('alert')).textContent).toContain('こちらの不具合');
    expect(((screen.getByLabelText('ご自分の言葉で')) as HTMLTextAreaElement).value).toBe('迷っています');
  }, 30_000);

  it('asks for the kind of talk and for experience, marks what is answered and leads to each step', async () => {
    const calls = answers({
      'GET /api/signup/me': () => ({ role: 'employee', programs: ['one_on_one', 'regular_care'] }),
      'GET /api/matching/me/profile': () => ({ values: ['growth'] }), 'PUT /api/matching/me/profile': () => ({}),
    });
    open('/profile');
    await userEvent.selectOptions(await screen.findByLabelText('話したい面談の種類'), 'regular_care');
    expect(screen.getByRole('link', { name: '大切にしていること (記入あり)' })).toBeTruthy();
    await userEvent.click(screen.getByRole('link', { name: '専門家への希望' }));
    await userEvent.selectOptions(await screen.findByLabelText('相談の前の経験'), 'overseas');
    await userEvent.click(screen.getByText('ここまでを保存して終える'));
    expect(await screen.findByRole('heading', { name: '保存しました' })).toBeTruthy();
    expect(calls.find((c) => c.method === 'PUT')?.body).toMatchObject({ program: 'regular_care', wishes: { background: 'overseas' } });
  }, 30_000);

  it('tells kindly what the ten answers suggest, once all are there', async () => {
    answers({ 'GET /api/matching/me/profile': () => ({ personality: [6, 3, 5, 2, 7, 3, 5, 4, 6, 1] }) });
    open('/profile?step=6');
    expect(await screen.findByRole('heading', { name: 'お答えから見えた傾向' })).toBeTruthy();
    expect(screen.getByText('人と話すことで、元気や考えがわいてくるようです。')).toBeTruthy();
    await userEvent.click(screen.getByText('答えを消す'));
    expect(screen.queryByRole('heading', { name: 'お答えから見えた傾向' })).toBeNull();
  }, 30_000);
});
