import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ErasureUnderWay } from '../../api/schema/signup';
import { i18n } from '../../i18n';
import { answers, problem } from '../../test/api';
import { show } from '../../test/render';
import { ErasureState } from '../health/details';
import { Component } from './page';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => i18n.changeLanguage('en'));

const stuck: ErasureUnderWay = {
  erasure_id: 'era_1', role: 'hr', begun_at: '2026-11-20T00:00:00Z', stuck: true,
  steps: [{ context: 'signup', at: '2026-11-20T00:00:01Z' }, { context: 'matching' }, { context: 'mailer', at: '2026-11-20T00:00:02Z' }],
};
const path = 'GET /api/signup/erasures';

describe('erasures under way', () => {
  it('say what they wait for, and ask again once', async () => {
    let now = stuck;
    const calls = answers({
      [path]: () => ({ erasures: [now] }),
      'POST /api/signup/erasures/era_1/retry': () => (now = { ...stuck, stuck: false, asked_again_at: '2026-11-20T01:00:00Z' }),
    });
    show(<Component />);
    expect(await screen.findByText(/Proposals・not yet/)).toBeTruthy();
    expect(screen.getByText(/Account・done/)).toBeTruthy();
    const ask = screen.getByRole('button', { name: 'Ask again' });
    fireEvent.click(ask);
    fireEvent.click(ask);
    await screen.findByText(/asked again on/);
    expect(calls.filter((c) => c.method === 'POST')).toHaveLength(1);
    expect(screen.queryByRole('button', { name: 'Ask again' })).toBeNull();
  });

  it('that moved on meanwhile are not asked again', async () => {
    answers({ [path]: () => ({ erasures: [stuck] }), 'POST /api/signup/erasures/era_1/retry': () => problem(404, 'no_erasure') });
    show(<Component />);
    fireEvent.click(await screen.findByRole('button', { name: 'Ask again' }));
    expect(await screen.findByText(/It moved on meanwhile/)).toBeTruthy();
  });

  it('show in the health of the service as soon as one hangs', async () => {
    answers({ [path]: () => ({ erasures: [stuck, { ...stuck, erasure_id: 'era_2', stuck: false }] }) });
    show(<ErasureState />);
    expect(await screen.findByText('1 is stuck')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'See the erasures' }).getAttribute('href')).toBe('/operator/erasures');
  });
});
