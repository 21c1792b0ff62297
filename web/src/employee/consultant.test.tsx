import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router';
import { describe, expect, it } from 'vitest';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component as Consultant } from './consultant';

const label = (code: string) => ({ code, ja: code, en: code });
const detail = {
  consultant_id: 'con_1', name: '佐藤 花', headline: 'お話を聞きます', licences: [], themes: [], industries: [], job_types: [], styles: [], languages: [], gender: [], age_band: [],
  values: [], programs: [label('regular_care'), label('exit')], open: [{ date: '2026-11-24', part: 'morning' }, { date: '2026-11-24', part: 'evening' }],
};

function Here() {
  const { pathname, search } = useLocation();
  return <p data-testid="here">{pathname + search}</p>;
}

const open = (path: string) =>
  show(<Routes><Route path="/consultants/:id" element={<Consultant />} /><Route path="*" element={<Here />} /></Routes>, path);

describe('a consultant’s page', () => {
  it('chooses the person once and leads to the times', async () => {
    const calls = answers({
      'GET /api/matching/consultants/con_1': () => detail,
      'POST /api/matching/nominations': () => ({ nomination_id: 'nom_1' }),
    });
    open('/consultants/con_1?program=regular_care&from=picks');
    expect(await screen.findByText('午前・夜')).toBeTruthy();
    await userEvent.dblClick(screen.getByText('この人に相談する'));
    expect((await screen.findByTestId('here')).textContent).toBe('/book/con_1?program=regular_care');
    const sent = calls.filter((c) => c.method === 'POST');
    expect(sent.map((c) => c.body)).toEqual([{ consultant_id: 'con_1', program: 'regular_care', source: 'picks' }]);
    expect(sent[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
  }, 30_000);

  it('asks for the kind of talk where the address does not say it, and explains a refusal', async () => {
    answers({
      'GET /api/matching/consultants/con_1': () => detail,
      'GET /api/signup/me': () => ({ role: 'employee', programs: ['regular_care', 'exit'] }),
      'POST /api/matching/nominations': () => problem(409, 'program_not_served'),
    });
    open('/consultants/con_1');
    const ask = await screen.findByText('この人に相談する');
    await userEvent.click(ask);
    expect(screen.getByText('面談の種類を選んでください。')).toBeTruthy();
    await userEvent.click(screen.getByLabelText('退職者ヒアリング'));
    await userEvent.click(ask);
    expect((await screen.findByRole('alert')).textContent).toContain('この種類の面談を受け付けていません');
  }, 30_000);

  it('says kindly that the person cannot be chosen at the moment', async () => {
    answers({ 'GET /api/matching/consultants/con_1': () => problem(404, 'no_consultant') });
    open('/consultants/con_1?program=regular_care');
    expect(await screen.findByText(/いま受付を休んでいます/)).toBeTruthy();
  }, 30_000);
});
