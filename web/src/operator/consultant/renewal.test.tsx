import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Consultant } from '../../api/schema/signup';
import { i18n } from '../../i18n';
import { answers, problem } from '../../test/api';
import { show } from '../../test/render';
import { Decision } from '../decision';
import { Details } from './details';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => i18n.changeLanguage('en'));

const suspended = {
  consultant_id: 'con_1', account_id: 'acc_9', name: 'Aoki', email: 'aoki@consultant.example', locale: 'ja', status: 'suspended', applied_at: '2026-11-20T00:00:00Z', version: 3,
  licences: [{ kind: 'career_consultant', number: '16000001', valid_until: '2026-03-31' }, { kind: 'coach', number: 'C-2' }], moves: [],
} as unknown as Consultant;
const renewal = 'POST /api/signup/consultants/con_1/renewal';
const open = async () => {
  show(<Decision consultant={suspended} decided={() => undefined} />);
  fireEvent.click(await screen.findByRole('button', { name: /Enter renewal of .* 16000001/ }));
  await screen.findByText('Enter a renewal?');
};
const fill = (day: string) => {
  fireEvent.change(screen.getByLabelText(/New last day/), { target: { value: day } });
  const dialog = screen.getByRole('dialog');
  fireEvent.change(dialog.querySelector('textarea')!, { target: { value: 'Certificate seen' } });
  fireEvent.click(screen.getByRole('button', { name: 'Enter the renewal' }));
};

describe('the renewal of a registration', () => {
  it('is entered by an operator and lets the consultant work again', async () => {
    const calls = answers({ [renewal]: () => ({ ...suspended, status: 'approved', version: 4 }) });
    await open();
    expect(screen.queryByRole('button', { name: /Enter renewal of .* C-2/ })).toBeNull(); // what does not lapse is not renewed
    fill('2001-03-31');
    await screen.findByText('Please choose today or a later day');
    fill('2030-03-31');
    await screen.findByText('The renewal was entered, and the consultant works again.');
    expect(calls.find((c) => c.method === 'POST')?.body).toEqual({ kind: 'career_consultant', number: '16000001', valid_until: '2030-03-31', reason: 'Certificate seen' });
  });

  it('says that no registration holds that long, and keeps what was typed', async () => {
    answers({ [renewal]: () => problem(422, 'valid_until') });
    await open();
    fill('2090-03-31');
    await screen.findByText(/five years at most/);
    expect(screen.getByLabelText(/New last day/)).toHaveProperty('value', '2090-03-31');
  });
});

describe('what is on file of a consultant', () => {
  const documents = [
    { document_id: 'doc_1', kind: 'licence', filename: 'certificate.pdf', status: 'stored', type: 'application/pdf', size: 345_678, at: '2026-11-20T00:00:00Z' },
    { document_id: 'doc_2', kind: 'career', filename: 'career.exe', status: 'refused', reason: 'type', at: '2026-11-20T00:00:00Z' },
  ];
  const path = '/api/signup/consultants/con_1/documents';

  it('opens by a link that is asked for then, and says what could not be taken', async () => {
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    const calls = answers({ [`GET ${path}`]: () => ({ documents }), [`GET ${path}/doc_1`]: () => ({ ...documents[0], link: 'https://files.example/doc_1' }) });
    show(<Details consultant={suspended} />);
    const file = await screen.findByRole('button', { name: 'certificate.pdf' });
    expect(screen.getByText(/346 kB/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'career.exe' })).toBeNull();
    expect(calls).toHaveLength(1);
    fireEvent.click(file);
    await vi.waitFor(() => expect(clicked).toHaveBeenCalledOnce());
    clicked.mockRestore();
  });

  it('says when a document cannot be opened', async () => {
    answers({ [`GET ${path}`]: () => ({ documents }), [`GET ${path}/doc_1`]: () => problem(404, 'no_document') });
    show(<Details consultant={suspended} />);
    fireEvent.click(await screen.findByRole('button', { name: 'certificate.pdf' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
  });

  it('goes with the account, after a question', async () => {
    const calls = answers({ [`GET ${path}`]: () => ({ documents: [] }), 'POST /api/signup/accounts/acc_9/erasure': () => ({ receipt_id: 'era_1', steps: [], erased: [], kept: [] }) });
    show(<Details consultant={suspended} />);
    fireEvent.click(await screen.findByRole('button', { name: 'Erase the account of Aoki' }));
    expect(calls.some((c) => c.method === 'POST')).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: 'Erase' }));
    await screen.findByText('The erasure has begun.');
  });
});
