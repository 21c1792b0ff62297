import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { answers, problem } from '../../test/api';
import { show } from '../../test/render';
import { Swapped } from '../settings/swapped';
import { Swap } from './swap';

const card = (id: string, name: string) => ({
  consultant_id: id, name, licences: [], themes: [], industries: [], job_types: [], styles: [], languages: [], gender: [], age_band: [], backgrounds: [],
});
const done = () => new Response(null, { status: 204 });

describe('somebody else instead', () => {
  it('takes one click, no reason, says that the company cannot know, and can be undone', async () => {
    const calls = answers({ 'GET /api/matching/swaps': () => ({ swaps: [] }), 'POST /api/matching/swaps': done, 'DELETE /api/matching/swaps/con_1': done });
    show(<Swap id="con_1" name="佐藤 花" program="regular_care" />);
    await userEvent.dblClick(await screen.findByText('別の専門家に替える'));
    expect(await screen.findByText(/会社の方がこれを知る方法はありません/)).toBeTruthy();
    expect(screen.getByText('別の専門家を見る').closest('a')?.getAttribute('href')).toBe('/find?program=regular_care');
    expect(calls.filter((c) => c.method === 'POST').map((c) => c.body)).toEqual([{ consultant_id: 'con_1' }]);
    await userEvent.click(screen.getByText('元に戻す'));
    expect(await screen.findByText('別の専門家に替える')).toBeTruthy();
    expect(calls.filter((c) => c.method === 'DELETE')).toHaveLength(1);
  }, 30_000);

  it('stays as it was where it cannot be sent', async () => {
    answers({ 'GET /api/matching/swaps': () => ({ swaps: [] }), 'POST /api/matching/swaps': () => problem(500, 'internal') });
    show(<Swap id="con_1" name="佐藤 花" />);
    await userEvent.click(screen.getByText('別の専門家に替える'));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByText('別の専門家に替える')).toBeTruthy();
  }, 30_000);

  it('is listed in the settings with the way back', async () => {
    let swaps = [{ consultant: card('con_1', '佐藤 花'), swapped_at: '2026-11-20T01:00:00Z' }];
    answers({
      'GET /api/matching/swaps': () => ({ swaps }),
      'DELETE /api/matching/swaps/con_1': () => {
        swaps = [];
        return done();
      },
    });
    show(<Swapped />);
    await userEvent.click(await screen.findByLabelText('佐藤 花さんをおすすめに戻す'));
    expect(await screen.findByText('佐藤 花さんを、おすすめに戻しました。')).toBeTruthy();
    await waitFor(() => expect(screen.getByText('外した方はいません。')).toBeTruthy());
  }, 30_000);
});
