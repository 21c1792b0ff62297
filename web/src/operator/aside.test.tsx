import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { i18n } from '../i18n';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component } from './aside';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => i18n.changeLanguage('en'));

const path = 'GET /api/signup/inquiries';
const inquiry = {
  inquiry_id: 'inq_1', company_name: 'Sample', person_name: 'Abe', email: 'abe@corp.example', interest: 'consultation', channel: 'web', message: 'We would like to hear more',
  status: 'aside', received_at: '2026-11-20T00:00:00Z', locale: 'ja', version: 1, doubts: ['too_fast', 'links'],
};

describe('what was kept aside', () => {
  it('is asked for by itself, and says of each why it is there', async () => {
    const asked: string[] = [];
    answers({ [path]: (request) => { asked.push(new URL(request.url).search); return { inquiries: [inquiry] }; } });
    show(<Component />);
    expect((await screen.findByRole('link', { name: 'Sample' })).getAttribute('href')).toBe('/operator/inquiries/inq_1');
    expect(asked).toEqual(['?aside=true&limit=200']);
    expect(screen.getAllByText(/faster than|Many links|links/i).length).toBeGreaterThan(0);
    expect(screen.getByText('We would like to hear more')).toBeTruthy();
  });

  it('says that there is nothing', async () => {
    answers({ [path]: () => ({ inquiries: [] }) });
    show(<Component />);
    expect(await screen.findByRole('heading', { name: i18n.t('operator:aside.empty') })).toBeTruthy();
  });

  it('says that it could not be read', async () => {
    answers({ [path]: () => problem(503, 'unavailable') });
    show(<Component />);
    expect(await screen.findByRole('button', { name: /again/i })).toBeTruthy();
  });
});
