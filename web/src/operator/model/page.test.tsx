import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModelBody, ModelDetail, ModelsBody } from '../../api/schema/matching';
import { i18n } from '../../i18n';
import { answers, problem } from '../../test/api';
import { show } from '../../test/render';
import { Component } from './page';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => i18n.changeLanguage('en'));

const night = (version: string, more: Partial<ModelBody> = {}): ModelBody => ({
  version, learned_version: version, trained_at: `${version.slice(0, 10)}T17:00:00Z`, ratings: 480, raters: 96, waiting: false, serving: false, held: false, ...more,
});
const needs = { ratings: 200, raters: 50, pairs: 30 };
const trial = { pairs: 140, champion: 0.55, challenger: 0.612, promoted: true };
const free: ModelsBody = {
  needs, serving: { version: '2026-11-24', learned_version: '2026-11-24', since: '2026-11-23T17:00:00Z' },
  models: [night('2026-11-24', { serving: true, trial }), night('2026-11-23', { trial: { ...trial, promoted: false, challenger: 0.5 } })],
};
const held: ModelsBody = {
  needs, serving: { version: '2026-11-24', learned_version: '2026-11-22', since: '2026-11-23T17:00:00Z' },
  held: { version: '2026-11-22', learned_version: '2026-11-22', since: '2026-11-23T01:00:00Z' },
  models: [
    night('2026-11-24-waiting', { waiting: true, learned_version: '2026-11-24', trial: { ...trial, promoted: false } }),
    night('2026-11-24', { serving: true, learned_version: '2026-11-22', trial: { ...trial, promoted: false } }), night('2026-11-22', { held: true }),
  ],
};
const detail = (version: string, learned = version): ModelDetail => ({
  ...night(version, { learned_version: learned }),
  weights: [
    { code: 'concern', ja: '相談', en: 'Concerns', default: 3, weight: 3.456, sd: 0.4, learnable: true },
    { code: 'exposure', ja: '控える', en: 'Holding back', default: -0.6, weight: -0.6, learnable: false },
  ],
  effects: { known: 2, unknown: 58, quantiles: [] },
  points: { mean: 4.2, rater_sd: 0.6, consultant_sd: 0.25, rest_sd: 0.7, assumed: false },
  exposure: { consultants: 60, proposals: 300, never: 20, gini: 0.345, top_share: 0.08, bins: [{ from: 0, to: 0, count: 20 }, { from: 1, to: 1, count: 12 }, { from: 2, to: 3, count: 28 }] },
});
const models = 'GET /api/matching/models';
const shown = 'GET /api/matching/models/2026-11-24';
const hold = 'PUT /api/matching/models/held';
const release = 'DELETE /api/matching/models/held';

describe('how matching decides', () => {
  it('says that nothing was learned before the first night', async () => {
    answers({ [models]: () => ({ needs, models: [] }) });
    show(<Component />);
    expect(await screen.findByText('Nothing has been learned yet')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Hold the current weights' })).toBeNull();
  });

  it('shows the weights in use, the nights, and how suggestions are spread', async () => {
    answers({ [models]: () => free, [shown]: () => detail('2026-11-24') });
    show(<Component />);
    expect(await screen.findByText('Decided every night')).toBeTruthy();
    expect(screen.getByText('Weights learned in the night of Tue, 24 November 2026')).toBeTruthy();
    const rows = screen.getAllByRole('row').map((r) => r.textContent);
    expect(rows.some((r) => r?.includes('55.0%61.2%140New weights took over'))).toBe(true);
    expect(screen.getByRole('img', { name: /23 Nov in use 55.0%, new 50.0%, 24 Nov in use 55.0%, new 61.2%/ })).toBeTruthy();
    const concern = await screen.findByRole('row', { name: /Concerns/ });
    expect(concern.textContent).toBe('Concerns3.46 ±0.403.00');
    expect(screen.getByRole('row', { name: /Holding back/ }).textContent).toBe('Holding back-0.60-0.60');
    expect(screen.getByText('20 of 60')).toBeTruthy();
    expect(screen.getByRole('row', { name: /2–3 people/ }).textContent).toBe('2–3 people28');
    expect(screen.getByText(/Too few consultants are rated/)).toBeTruthy();
  });

  it('says what learning still needs', async () => {
    const few: ModelsBody = { needs, serving: { version: '2026-11-24', since: '2026-11-23T17:00:00Z' }, models: [night('2026-11-24', { serving: true, learned_version: undefined, ratings: 12, raters: 5 })] };
    answers({ [models]: () => few, [shown]: () => detail('2026-11-24', '') });
    show(<Component />);
    expect(await screen.findByText(/at least 200 ratings from 50 people/)).toBeTruthy();
    expect(screen.getByText('Too few ratings to learn')).toBeTruthy();
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('goes back to an earlier night after a question, once', async () => {
    let now = free;
    const calls = answers({
      [models]: () => now, [shown]: () => detail('2026-11-24'), 'GET /api/matching/models/2026-11-23': () => detail('2026-11-23'),
      [hold]: () => {
        now = { ...free, held: { version: '2026-11-23', learned_version: '2026-11-23', since: '2026-11-24T01:00:00Z' } };
        return new Response(null, { status: 204 });
      },
    });
    show(<Component />);
    fireEvent.click(await screen.findByRole('button', { name: 'See weights of the night of Mon, 23 November 2026' }));
    expect(await screen.findByText('Weights of the night of Mon, 23 November 2026')).toBeTruthy();
    fireEvent.click(await screen.findByRole('button', { name: 'Hold these weights' }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText(/Until the next night, the counts of the night you chose are used/)).toBeTruthy();
    const button = dialog.getByRole('button', { name: 'Hold these weights' });
    fireEvent.click(button);
    fireEvent.click(button);
    expect(await screen.findByText(/Now held: Weights learned in the night of Mon, 23 November 2026/)).toBeTruthy();
    expect(calls.filter((c) => c.method === 'PUT').map((c) => c.body)).toEqual([{ version: '2026-11-23' }]);
    expect(await screen.findByText('Held')).toBeTruthy();
  });

  it('explains when a night is no longer kept', async () => {
    answers({ [models]: () => free, [shown]: () => detail('2026-11-24'), [hold]: () => problem(410, 'model_gone') });
    show(<Component />);
    fireEvent.click(await screen.findByRole('button', { name: 'Hold the current weights' }));
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Hold these weights' }));
    expect(await screen.findByText(/Please choose a later night/)).toBeTruthy();
  });

  it('lists what waits while weights are held, and lets them go', async () => {
    const calls = answers({ [models]: () => held, [shown]: () => detail('2026-11-24', '2026-11-22'), [release]: () => new Response(null, { status: 204 }) });
    show(<Component />);
    expect(await screen.findByText('New weights waiting')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'See waiting weights of the night of Tue, 24 November 2026' })).toBeTruthy();
    expect(screen.getByText('Weights learned in the night of Sun, 22 November 2026')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Stop holding' }));
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Stop holding' }));
    await waitFor(() => expect(calls.some((c) => c.method === 'DELETE')).toBe(true));
    expect(await screen.findByText(/No longer held/)).toBeTruthy();
  });
});
