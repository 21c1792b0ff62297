import { screen, within } from '@testing-library/react';
import { Route, Routes } from 'react-router';
import { expect, test } from 'vitest';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component } from './ledger';

const path = '/api/reports/ledger/com_1';
const open = () => show(<Routes><Route path="/operator/companies/:id/ledger" element={<Component />} /></Routes>, '/operator/companies/com_1/ledger');

test('each revision says what it published and what it withheld, and why', async () => {
  answers({
    [`GET ${path}`]: () => ({
      company_id: 'com_1', company: '青葉', revisions: [{
        month: '2026-10', revision: 2, status: 'released', released_on: '2026-11-05T01:00:00Z', threshold: 10, slices: [], groups: [{ id: 'dep_1', name: '営業部/第一課', departments: [], merged: false }],
        lines: [{ code: 'k6_mean', label: { ja: 'K6の平均', en: '' } }], published: [{ cell: 'lines/k6_mean/dep_1', n: 20, n_coding: 'at_least', bound: true }, { cell: 'new/place', n: 11 }],
        withheld: [{ what: 'lines/k6_mean/company', why: 'could_be_derived' }],
      }],
    }),
  });
  open();
  expect(await screen.findByText(/公開 2個・非公開 1個/)).toBeDefined();
  const published = within(screen.getByRole('group', { name: '公開した数値' }));
  expect(published.getByRole('rowheader', { name: 'K6の平均' })).toBeDefined();
  expect(published.getByRole('row', { name: '営業部 / 第一課 20人以上 端の値（以上・以下で公開）' })).toBeDefined();
  expect(screen.getByRole('link', { name: 'このレポートを読む' }).getAttribute('href')).toBe('/operator/reviews/com_1/2026-10');
  expect(published.getByRole('row', { name: /そのほかの数字 11人/ })).toBeDefined();
  expect(within(screen.getByRole('group', { name: '伏せた数値と理由' })).getByText(/引き算/)).toBeDefined();
});

test('a company without a report has no record yet', async () => {
  answers({ [`GET ${path}`]: () => problem(404, 'report') });
  open();
  expect(await screen.findByText('まだレポートがありません')).toBeDefined();
});
