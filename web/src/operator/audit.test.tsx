import { readFileSync } from 'node:fs';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuditedCall } from '../api/schema/operations';
import { i18n } from '../i18n';
import en from '../i18n/en/audit.json';
import ja from '../i18n/ja/audit.json';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component } from './audit';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => i18n.changeLanguage('en'));

const acme = 'com_00000000000000000000000001';
const hanako = 'acc_00000000000000000000000002';
const call = (n: number, changes: Partial<AuditedCall> = {}): AuditedCall => ({
  call_id: `aud_${n}`, by: hanako, at: `2026-11-22T03:0${n}:00Z`, context: 'signup', operation: 'get-company', kind: 'look', outcome: 'done', things: [acme], ...changes,
});
const names = { 'GET /api/signup/me': () => ({ account_id: 'acc_1', role: 'operator' }), 'GET /api/signup/names': () => ({ names: [{ id: acme, name: 'Aozora Works' }, { id: hanako, name: 'Hanako' }] }) };
const path = 'GET /api/operations/audit';
const lines = async () => (await screen.findByRole('list', { name: 'Records' })).querySelectorAll('li');

describe('the activity log', () => {
  it('says who looked at or changed what, and how it ended, in words', async () => {
    answers({ ...names, [path]: () => ({ calls: [
      call(5, { kind: 'change', operation: 'put-desk' }),
      call(4, { kind: 'change', operation: 'revise-report', context: 'reports', outcome: 'asked', month: '2026-10' }),
      call(3, { outcome: 'refused', reason: 'not_found' }), call(2, { operation: 'what-is-new', things: [] }),
    ] }) });
    show(<Component />);
    await screen.findAllByText('Hanako · A company');
    const texts = [...(await lines())].map((l) => l.textContent ?? '');
    expect(texts[0]).toMatch(/Hanako · Change the people of a desk.*Changed.*Aozora Works/);
    expect(texts[1]).toMatch(/Make a report again \(October 2026\).*Outcome unknown/);
    expect(texts[2]).toMatch(/A company.*Refused/);
    expect(texts[3]).toMatch(/Another action \(Contracts and accounts\)/);
    expect(texts.join()).not.toMatch(/not_found|get-company|com_0/);
  });

  it('puts a page that reads itself anew into one line, and never two changes', async () => {
    answers({ ...names, [path]: () => ({ calls: [call(5), call(4), call(3), call(2, { kind: 'change', operation: 'put-desk' }), call(1, { kind: 'change', operation: 'put-desk' })] }) });
    show(<Component />);
    await waitFor(async () => expect((await lines()).length).toBe(3));
    expect((await lines())[0]?.textContent).toContain('3 times');
  });

  it('is narrowed by person, part, action, period and thing, and asks the API for it', async () => {
    const asked: string[] = [];
    answers({ ...names, [path]: (request) => {
      asked.push(new URL(request.url).search);
      return { calls: [call(5)] };
    } });
    show(<Component />);
    await screen.findByText('Hanako · A company');
    expect(screen.queryByLabelText('Action')).toBeNull();
    fireEvent.change(screen.getByLabelText('Part'), { target: { value: 'signup' } });
    fireEvent.change(await screen.findByLabelText('Action'), { target: { value: 'get-company' } });
    fireEvent.change(screen.getByLabelText('Who'), { target: { value: hanako } });
    fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-11-01' } });
    fireEvent.click(await screen.findByRole('button', { name: /Aozora Works: Only this/ }));
    await screen.findByText('Only what concerns Aozora Works is shown.');
    await waitFor(() => expect(asked.at(-1)).toMatch(/by=acc_0+2.*thing=com_0+1.*context=signup.*operation=get-company.*from=2026-11-01/));
    fireEvent.change(screen.getByLabelText('Part'), { target: { value: 'reports' } });
    await waitFor(() => expect(asked.at(-1)).not.toContain('operation='));
  });

  it('goes on where a page ends, also where it holds nothing, and explains a period that is too long', async () => {
    const pages = [{ calls: [], next: 'a' }, { calls: [call(1)] }];
    answers({ ...names, [path]: (request) => (request.url.includes('2020') ? problem(422, 'period_invalid') : new URL(request.url).searchParams.has('after') ? pages[1] : pages[0]) });
    show(<Component />);
    fireEvent.click(await screen.findByRole('button', { name: 'Show earlier records' }));
    await screen.findByText('Hanako · A company');
    fireEvent.change(screen.getByLabelText('From'), { target: { value: '2020-01-01' } });
    expect(within(await screen.findByRole('alert')).getByText(/at most 13 months/)).toBeTruthy();
  });

  it('has the same words in both languages, and none of an operation that is gone', () => {
    for (const [area, words] of Object.entries(ja.operation)) {
      const document = JSON.parse(readFileSync(`../docs/openapi/${area}.json`, 'utf8')) as { paths: Record<string, Record<string, { operationId: string; 'x-roles'?: string[] }>> };
      const operations = new Set(Object.values(document.paths).flatMap((methods) => Object.values(methods)).filter((o) => o['x-roles']?.includes('operator')).map((o) => o.operationId));
      const unknown = Object.keys(words).filter((name) => !operations.has(name));
      expect([area, ...unknown]).toEqual([area]);
      expect(Object.keys(en.operation[area as 'signup'])).toEqual(Object.keys(words));
    }
  });
});
