import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Inquiry } from '../api/schema/signup';
import { i18n } from '../i18n';
import { answers } from '../test/api';
import { show } from '../test/render';
import { Component } from './inquiries';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => i18n.changeLanguage('en'));

const inquiry = (name: string, status: string, at: string, more: Partial<Inquiry> = {}): Inquiry => ({
  inquiry_id: `inq_${name}`, company_name: name, person_name: 'Sato', channel: 'web', interest: 'consultation', locale: 'ja', status,
  received_at: at, version: 1, moves: [{ to: status, at }], ...more,
});

const list = 'GET /api/signup/inquiries';
const names = (part: HTMLElement) => within(part).getAllByRole('link').map((l) => l.textContent);

describe('the board of inquiries', () => {
  it('reads every page and begins with whoever has waited longest', async () => {
    const calls = answers({
      [list]: (r) => (new URL(r.url).searchParams.has('aside') ? { inquiries: [inquiry('Odd', 'aside', '2026-11-20T00:00:00Z')] } : new URL(r.url).searchParams.has('after')
        ? { inquiries: [inquiry('Old', 'received', '2026-10-01T00:00:00Z'), inquiry('Closed', 'lost', '2026-09-01T00:00:00Z')] }
        : { inquiries: [inquiry('New', 'received', '2026-11-20T00:00:00Z'), inquiry('Ended', 'lost', '2026-11-19T00:00:00Z')], next: 'there' }),
    });
    show(<Component />);
    await screen.findByText('Old');
    expect(names(screen.getByRole('region', { name: 'New' }))).toEqual(['Old', 'New']);
    expect(names(screen.getByRole('region', { name: 'Closed' }))).toEqual(['Ended', 'Closed']);
    expect(calls).toHaveLength(3);
    expect((await screen.findByRole('link', { name: '1 to be checked' })).getAttribute('href')).toBe('/operator/inquiries/aside');
  });

  it('finds letters of either width, and says when nothing matches', async () => {
    answers({ [list]: (r) => (r.url.includes('aside') ? { inquiries: [] } : { inquiries: [inquiry('ＡＢＣ Foods', 'received', '2026-11-20T00:00:00Z'), inquiry('Other', 'heard', '2026-11-20T00:00:00Z')] }) });
    show(<Component />);
    const search = await screen.findByRole('searchbox');
    fireEvent.change(search, { target: { value: 'abc' } });
    expect(screen.queryByText('Other')).toBeNull();
    expect(screen.getByText('ＡＢＣ Foods')).toBeTruthy();
    fireEvent.change(search, { target: { value: 'nobody' } });
    expect(screen.getByText('Nothing matches')).toBeTruthy();
  });

  it('offers to try again when it cannot be read', async () => {
    answers({});
    show(<Component />);
    expect(await screen.findByRole('button', { name: 'Load again' })).toBeTruthy();
  });
});
