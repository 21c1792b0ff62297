import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router';
import { describe, expect, it } from 'vitest';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component as Search } from './find_search';

const person = {
  consultant_id: 'con_1', name: '佐藤 花', kana: 'サトウ ハナ', romaji: 'Hana Sato', headline: 'ハラスメントを一緒に考えます', licences: [], themes: [], industries: [],
  job_types: [], styles: [], languages: [], gender: [], age_band: [],
};
const runs = (...texts: string[]) => texts.map((text, i) => ({ text, hit: i % 2 === 1 }));
const facet = (code: string, count: number) => ({ code, ja: code, en: code, count });
const found = {
  total: 1, page: 1, page_size: 20, free_this_week: 1, near: [{ typed: 'ハラスメソト', used: ['ハラスメント'] }],
  facets: { theme: [facet('harassment', 7), facet('global', 2)], gender: [facet('female', 5), facet('male', 2)], program: [facet('regular_care', 7)] },
  hits: [{
    consultant: person, near: true,
    highlights: [{ field: 'headline', runs: runs('', 'ハラスメント', 'を一緒に考えます') }, { field: 'introduction', runs: runs('…長く', 'ハラスメント', 'の相談を…') }],
  }],
};

function Here() {
  const { search } = useLocation();
  return <p data-testid="here">{decodeURIComponent(search)}</p>;
}

const open = (path: string) => show(<><Search /><Here /></>, path);
const here = () => screen.getByTestId('here').textContent;

describe('the search', () => {
  it('marks what was found, and says kindly that it looked for similar words', async () => {
    answers({ 'GET /api/matching/consultants': () => found });
    const { container } = open('/find/search?q=ハラスメソト');
    expect(await screen.findByText('1人が見つかりました')).toBeTruthy();
    const marks = [...container.querySelectorAll('mark')].map((m) => m.textContent);
    expect(marks).toEqual(['ハラスメント', 'ハラスメント']);
    const notice = screen.getByText('近い言葉でもさがしました').parentElement!;
    expect(within(notice).getByRole('link', { name: '「ハラスメント」' }).getAttribute('href')).toBe(`/find/search?${new URLSearchParams({ q: 'ハラスメント' })}`);
  }, 30_000);

  it('takes several values of a list and keeps them in the address, where each can be taken away', async () => {
    const asked: string[] = [];
    answers({
      'GET /api/matching/consultants': (request) => {
        asked.push(decodeURIComponent(new URL(request.url).search));
        return found;
      },
    });
    open('/find/search?q=介護&page=3');
    const side = await screen.findByRole('region', { name: '条件をしぼる' });
    await userEvent.click(await within(side).findByRole('checkbox', { name: /ハラスメント 7人/ }));
    await userEvent.click(within(side).getByRole('checkbox', { name: /海外・異文化.* 2人/ }));
    await userEvent.click(within(side).getByRole('switch', { name: /今週あいている人 1人/ }));
    expect(here()).toBe('?q=介護&theme=global&theme=harassment&free_this_week=true');
    await waitFor(() => expect(asked.at(-1)).toContain('theme=global&theme=harassment'));
    expect(asked.at(-1)).toContain('free_this_week=true');
    await userEvent.click(screen.getByRole('button', { name: /ハラスメントの条件を外す/ }));
    expect(here()).toBe('?q=介護&theme=global&free_this_week=true');
    await userEvent.selectOptions(screen.getByLabelText('並び順'), 'soon');
    expect(here()).toContain('sort=soon');
  }, 30_000);

  it('shows ways on where nobody is found', async () => {
    answers({ 'GET /api/matching/consultants': () => ({ ...found, total: 0, hits: [], near: [], facets: {} }) });
    open('/find/search?q=ふくろう&gender=female&program=regular_care');
    expect(await screen.findByText('見つかりませんでした')).toBeTruthy();
    expect(screen.getByText('おすすめから選ぶ').closest('a')?.getAttribute('href')).toBe('/find?program=regular_care');
    await userEvent.click(screen.getByText('すべての条件を外す'));
    expect(here()).toBe('?q=ふくろう');
    await userEvent.click(screen.getByText('言葉を消す'));
    expect(here()).toBe('');
  }, 30_000);

  it('explains a kind of talk that the company does not offer', async () => {
    answers({ 'GET /api/matching/consultants': () => problem(422, 'program_not_offered') });
    open('/find/search?program=exit');
    expect(await screen.findByText(/この面談は、いまお使いになれません/)).toBeTruthy();
  }, 30_000);
});
