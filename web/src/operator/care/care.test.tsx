import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { describe, expect, it, vi } from 'vitest';
import type { CareEntryOutputBody, CareEntryView, OpeningView } from '../../api/schema/sessions';
import { answers, problem } from '../../test/api';
import { show } from '../../test/render';
import { Component as Entry } from './entry';
import { Component as Queue } from './page';

vi.setConfig({ testTimeout: 20_000 });

const id = 'car_00000000000000000000000001';
const entry = (more: Partial<CareEntryView> = {}): CareEntryView => ({
  entry_id: id, source: 'signal', signal: 'danger_self', danger: true, program: 'regular_care', at: '2026-11-22T00:00:00Z', status: 'new', mine: false, waiting: 0, overdue: false,
  consultant_id: 'con_00000000000000000000000001', erased: false, ...more,
});
const opening = (more: Partial<OpeningView>): OpeningView => ({
  opening_id: 'opn_00000000000000000000000001', way: 'alone', status: 'opened', asked_by: 'acc_00000000000000000000000001', mine: true, asked_at: '2026-11-22T00:10:00Z', agrees: false, saw: ['person', 'sentences'],
  opened_at: '2026-11-22T00:10:00Z', read_until: '2099-11-23T00:10:00Z', review_due: '2099-11-23T00:10:00Z', overdue: false, telling: 'told', reason: '命に関わるため', ...more,
});
const page = (e: CareEntryView, openings: OpeningView[] = [], duty = true): CareEntryOutputBody => ({ entry: e, openings, on_call: 1, duty });
const open = () => show(<Routes><Route path="/operator/care/:id" element={<Entry />} /></Routes>, `/operator/care/${id}`);

describe('queue', () => {
  it('says loudly that nobody is on call and that a review is overdue', async () => {
    let mine = false;
    const calls = answers({
      'GET /api/sessions/care': () => ({ entries: [entry({ source: 'sos', overdue: true }), entry({ entry_id: 'car_00000000000000000000000002', signal: 'overwork', danger: false })], on_call: mine ? 1 : 0, mine }),
      'GET /api/sessions/case-counts': () => ({ companies: [] }),
      'PUT /api/sessions/care-duty': () => {
        mine = true;
        return new Response(null, { status: 204 });
      },
    });
    show(<Queue />);
    expect(await screen.findByText(/いま当番がいません。/)).toBeTruthy();
    expect(screen.getByText('二人目の確認が遅れています')).toBeTruthy();
    expect(screen.getAllByRole('link').map((a) => a.textContent)).toEqual(['SOS：自分を傷つけるおそれ', '過重労働']);
    await userEvent.click(screen.getByRole('switch', { name: /当番に入る/ }));
    expect(await screen.findByText('いま当番は1人です。')).toBeTruthy();
    expect(calls.find((c) => c.method === 'PUT')?.body).toEqual({ on: true });
  });
});

describe('cases', () => {
  const queue = { 'GET /api/sessions/care': () => ({ entries: [], on_call: 1, mine: false }) };

  it('counts what waits at the desks, the late ones first, and links without a name where there is none', async () => {
    answers({
      ...queue,
      'GET /api/sessions/case-counts': () => ({ companies: [{ company_id: 'com_1', open: 2, overdue: 0 }, { company_id: 'com_2', open: 1, overdue: 1 }] }),
      'GET /api/signup/companies/com_1': () => ({ company_id: 'com_1', name: 'あおぞら商事' }),
      'GET /api/signup/companies/com_2': () => problem(404, 'not_found'),
    });
    show(<Queue />);
    const panel = within(await screen.findByRole('region', { name: '会社の窓口への取り次ぎ' }));
    expect((await panel.findByRole('link', { name: 'あおぞら商事' })).getAttribute('href')).toBe('/operator/companies/com_1');
    expect(panel.getAllByRole('listitem').map((li) => li.textContent)).toEqual(['企業の情報を見る対応中 1件期限を過ぎたもの 1件', 'あおぞら商事対応中 2件']);
  });

  it('says that nothing waits, and lets the queue be read when the counts cannot be', async () => {
    let well = true;
    answers({ ...queue, 'GET /api/sessions/case-counts': () => (well ? { companies: [] } : problem(403, 'role')) });
    const page = show(<Queue />);
    expect(await screen.findByText('対応を待っている相談はありません。')).toBeTruthy();
    page.unmount();
    well = false;
    show(<Queue />);
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByText('対応が要るものはありません')).toBeTruthy();
  });
});

describe('entry', () => {
  it('acts alone with a reason, shows what was opened only when asked to, and leaves the review to another', async () => {
    let now = page(entry());
    const calls = answers({
      [`GET /api/sessions/care/${id}`]: () => now,
      [`POST /api/sessions/care/${id}/act`]: () => (now = page(entry({ status: 'taken', mine: true, waiting: 1 }), [opening({})])),
      [`POST /api/sessions/care/${id}/openings/opn_00000000000000000000000001/read`]: () => ({ account_id: 'acc_x', emergency: { own_name: 'あおい', own_phone: '', place: '千代田区', name: '', relation: '', phone: '03-0000' }, sentences: ['消えたい'] }),
    });
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'いま動く' }));
    await userEvent.click(screen.getByRole('button', { name: '開いて、いま動く' }));
    expect(calls.some((c) => c.method === 'POST')).toBe(false);
    await userEvent.type(screen.getByRole('textbox', { name: /理由/ }), '命に関わるため');
    await userEvent.click(screen.getByRole('checkbox', { name: /知らせると危険/ }));
    await userEvent.type(screen.getByRole('textbox', { name: /なぜ危険か/ }), '急ぐおそれ');
    await userEvent.click(screen.getByRole('button', { name: '開いて、いま動く' }));
    expect(await screen.findByText(/確認は別のスタッフがします/)).toBeTruthy();
    expect(screen.queryByText('千代田区')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '開いた内容を見る' }));
    expect(await screen.findByText('千代田区')).toBeTruthy();
    expect(screen.getByText('消えたい')).toBeTruthy();
    expect(calls.find((c) => c.path.endsWith('/act'))?.body).toEqual({ reason: '命に関わるため', dangerous: '急ぐおそれ' });
    expect(screen.queryByRole('radio', { name: '必要だったと認める' })).toBeNull();
  });

  it('lets the second person review, and asks for words', async () => {
    let now = page(entry({ waiting: 1 }), [opening({ mine: false, telling: 'held', dangerous: '急ぐおそれ' })]);
    const calls = answers({
      [`GET /api/sessions/care/${id}`]: () => now,
      [`POST /api/sessions/care/${id}/openings/opn_00000000000000000000000001/review`]: () => (now = page(entry(), [opening({ mine: false, status: 'reviewed', agrees: true, decided_at: '2026-11-22T01:00:00Z', second: '必要だった' })])),
    });
    open();
    await userEvent.click(await screen.findByRole('radio', { name: '必要だったと認める' }));
    await userEvent.click(screen.getByRole('button', { name: '確認を記録する' }));
    expect(screen.getByText('意見を書いてください')).toBeTruthy();
    await userEvent.type(screen.getByRole('textbox', { name: /意見/ }), '必要だった');
    await userEvent.click(screen.getByRole('checkbox', { name: 'ご本人に知らせる' }));
    await userEvent.click(screen.getByRole('button', { name: '確認を記録する' }));
    expect(await screen.findByText('確認済み', undefined, { timeout: 8_000 })).toBeTruthy();
    expect(calls.find((c) => c.method === 'POST')?.body).toEqual({ agree: true, tell: true, words: '必要だった' });
  });

  it('does not let one act who is not on call, nor alone without danger', async () => {
    answers({ [`GET /api/sessions/care/${id}`]: () => page(entry(), [], false) });
    open();
    expect(await screen.findByText(/先に当番に入ってください/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'いま動く' })).toBeNull();
  });

  it('asks another for agreement, and says in words why it is refused', async () => {
    const calls = answers({
      [`GET /api/sessions/care/${id}`]: () => page(entry({ signal: 'overwork', danger: false })),
      [`POST /api/sessions/care/${id}/openings`]: () => problem(410, 'erased'),
    });
    open();
    await userEvent.click(await screen.findByRole('button', { name: '同意を求める' }));
    expect(screen.queryByText('いま、ひとりで動く')).toBeNull();
    const form = within(screen.getByRole('group', { name: /開きたいもの/ }));
    await userEvent.click(form.getByRole('checkbox', { name: 'きっかけの文' }));
    await userEvent.type(screen.getByRole('textbox', { name: /理由/ }), '産業医につなぐため');
    await userEvent.click(screen.getByRole('button', { name: '同意を求める' }));
    await waitFor(() => expect(screen.getByText('ご本人の希望で消去されています。')).toBeTruthy());
    expect(calls.find((c) => c.method === 'POST')?.body).toEqual({ what: ['sentences'], reason: '産業医につなぐため' });
  });
});
