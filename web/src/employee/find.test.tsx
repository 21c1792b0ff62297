import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, describe, it } from 'vitest';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component as Find } from './find';

const label = (ja: string) => ({ code: ja, ja, en: ja });
const card = (id: string, name: string) => ({
  consultant_id: id, name, headline: 'お話を聞きます', licences: [label('公認心理師')], themes: [], industries: [], job_types: [], styles: [], languages: [], gender: [], age_band: [],
});
const pick = (id: string, name: string) => ({
  consultant: card(id, name), reasons: [label('「介護」に詳しい人です')], next_free: '2026-11-24T01:00:00Z', next_open: { date: '2026-11-24', part: 'morning' },
});
const people = [pick('con_1', '佐藤 花'), pick('con_2', '鈴木 一'), pick('con_3', '高橋 空')];
const page = (picks: unknown[]) => ({ program: 'regular_care', page: 1, picks, eligible: 30, more: true });

describe('the proposals', () => {
  it('say who, why and when, and let two be compared but not three', async () => {
    answers({ 'GET /api/matching/me/picks': () => page(people) });
    show(<Find />, '/find?program=regular_care');
    const [first] = await screen.findAllByRole('article');
    expect(within(first!).getByText('公認心理師')).toBeTruthy();
    expect(first!.textContent).toContain('「介護」に詳しい人です');
    expect(within(first!).getByText(/11月24日/)).toBeTruthy();
    await userEvent.click(screen.getByLabelText('佐藤 花さんを比べる'));
    await userEvent.click(screen.getByLabelText('高橋 空さんを比べる'));
    expect((screen.getByLabelText('鈴木 一さんを比べる') as HTMLInputElement).disabled).toBe(true);
    expect(screen.getByText('2人を並べて比べる').closest('a')?.getAttribute('href')).toBe('/find/compare?a=con_1&b=con_3&program=regular_care');
  }, 30_000);

  it('leave a person out at one click, say so, forget them in the comparison, and bring them back', async () => {
    let left = people;
    const calls = answers({
      'GET /api/matching/me/picks': () => page(left),
      'POST /api/matching/swaps': () => {
        left = people.slice(1);
        return new Response(null, { status: 204 });
      },
      'DELETE /api/matching/swaps/con_1': () => {
        left = people;
        return new Response(null, { status: 204 });
      },
    });
    show(<Find />, '/find?program=regular_care&with=con_1');
    await userEvent.dblClick(await screen.findByLabelText('佐藤 花さんを今後すすめない'));
    expect(await screen.findByText(/佐藤 花さんは、今後おすすめに出ません。会社の方が知ることはありません/)).toBeTruthy();
    await waitFor(() => expect(screen.queryByLabelText('佐藤 花さんを比べる')).toBeNull());
    expect(calls.filter((c) => c.method === 'POST').map((c) => c.body)).toEqual([{ consultant_id: 'con_1' }]);
    expect(screen.queryByText(/並べて比べられます/)).toBeNull();
    await userEvent.click(screen.getByText('元に戻す'));
    expect(await screen.findByText('佐藤 花さんを、おすすめに戻しました。')).toBeTruthy();
    expect(await screen.findByLabelText('佐藤 花さんを比べる')).toBeTruthy();
  }, 30_000);

  it('explain that the company does not offer the talk', async () => {
    answers({ 'GET /api/matching/me/picks': () => problem(422, 'program_not_offered') });
    show(<Find />, '/find?program=exit');
    expect(await screen.findByText(/この面談は、いまお使いになれません/)).toBeTruthy();
  }, 30_000);

  it('begin with the kinds of talks that the company offers', async () => {
    answers({ 'GET /api/signup/me': () => ({ role: 'employee', programs: ['regular_care'] }) });
    show(<Find />, '/find?program=unknown');
    const links = await screen.findAllByRole('listitem');
    expect(links.map((l) => within(l).getByRole('link').getAttribute('href'))).toEqual(['/find?program=regular_care']);
  }, 30_000);
});
