import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { answers } from '../test/api';
import { show } from '../test/render';
import { Component as Apply } from './apply';
import { bodyOf, initial, type Values, wrongIn, wrongLicence } from './apply_values';

const put = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

const next = () => userEvent.click(screen.getByText('次へ'));
const tick = (name: string) => fireEvent.click(screen.getByLabelText(name));

async function person() {
  put(await screen.findByLabelText(/お名前/), '佐藤一郎');
  put(screen.getByLabelText(/メールアドレス/), 'sato@example.net');
  tick('男性');
  await userEvent.selectOptions(screen.getByLabelText(/年代/), '40s');
  await next();
}

async function licence() {
  await userEvent.selectOptions(await screen.findByLabelText(/資格の種類/), 'career_consultant');
  put(screen.getByLabelText(/登録番号/), '１６０１２３４５');
  put(screen.getByLabelText(/有効期限/), '2030-03-31');
  await next();
}

describe('the application of a consultant', () => {
  it('goes through the steps, keeps them over a reload, and sends once', async () => {
    const calls = answers({
      'POST /api/signup/public/consultant-applications': () => ({ consultant_id: 'con_1', pass: 'p' }),
      'GET /api/signup/public/conduct': () => ({ version: 'v1', title: '行動規範', rules: ['守秘義務'] }),
    });
    const page = show(<Apply />);
    await person();
    await licence();
    page.unmount();
    show(<Apply />);
    expect(await screen.findByRole('heading', { name: '得意な分野' })).toBeTruthy();
    tick('定期ケア・実態把握');
    tick('ハラスメント');
    await next();
    await next(); // Japanese is chosen already
    put(await screen.findByLabelText(/経歴/), '二十年');
    put(screen.getByLabelText(/メッセージ/), 'ようこそ');
    await next();
    const review = await screen.findByRole('heading', { name: '内容の確認' });
    expect(review).toBeTruthy();
    expect(screen.getByText(/キャリアコンサルタント \/ 16012345/)).toBeTruthy();
    await screen.findByText('守秘義務');
    await userEvent.click(screen.getByRole('button', { name: '申し込む' }));
    expect(screen.getByText('お申し込みには、行動規範への同意が必要です')).toBeTruthy();
    tick('行動規範をすべて読み、守ることを約束します');
    await userEvent.dblClick(screen.getByRole('button', { name: '申し込む' }));
    expect(await screen.findByRole('heading', { name: 'お申し込みを受け取りました' })).toBeTruthy();
    const sent = calls.filter((c) => c.method === 'POST');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.body).toMatchObject({ licences: [{ kind: 'career_consultant', number: '16012345', valid_until: '2030-03-31' }], conduct: 'v1', programs: ['regular_care'], themes: ['harassment'], languages: ['ja'] });
    expect(sent[0]?.body).not.toHaveProperty('step');
  }, 30_000);

  it('stays at a step that is not complete, and says where', async () => {
    show(<Apply />);
    await screen.findByLabelText(/お名前/);
    await next();
    expect(screen.getByRole('heading', { name: 'お名前と連絡先' })).toBeTruthy();
    expect(within(screen.getByRole('group', { name: /性別/ })).getByText('1つ以上選んでください')).toBeTruthy();
  });
});

describe('what is wrong', () => {
  const row = { kind: 'coach', number: 'A-1', valid_until: '' };

  it('knows a licence that is doubled, malformed or missing', () => {
    expect(wrongLicence(row, [row])).toBeUndefined();
    expect(wrongLicence(row, [row, { ...row, number: 'Ａ-1' }])).toBe('twice');
    expect(wrongLicence({ ...row, number: '第１号' }, [row])).toBe('number');
    const career = { kind: 'career_consultant', number: '16012345', valid_until: '2030-03-31' };
    expect(wrongLicence(career, [career])).toBeUndefined();
    expect(wrongLicence({ ...career, number: '1601234' }, [])).toBe('eight');
    expect(wrongLicence({ ...career, valid_until: '' }, [])).toBe('until');
    expect(wrongLicence({ ...career, valid_until: '2040-03-31' }, [])).toBe('far');
    expect(wrongLicence({ ...career, kind: 'physician', number: 'A-1' }, [])).toBe('digits');
    expect(wrongLicence({ ...row, kind: '' }, [row])).toBe('required');
  });

  it.each([['', undefined], ['２０', undefined], ['71', 'years'], ['many', 'years']])('years of experience %j: %j', (experience_years, wrong) => {
    expect(wrongIn('licence', { ...initial, licences: [row], experience_years }).experience_years).toBe(wrong);
  });

  it('sends no years where none were given', () => {
    const values: Values = { ...initial, licences: [{ ...row, valid_until: '2028-03-31' }] };
    expect(bodyOf(values, 'ja')).not.toHaveProperty('experience_years');
    expect(bodyOf({ ...values, experience_years: '0' }, 'ja').experience_years).toBe(0);
    expect(bodyOf(values, 'en').licences?.[0]).toEqual({ kind: 'coach', number: 'A-1', valid_until: '2028-03-31' });
  });
});
