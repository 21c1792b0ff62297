import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../api/problem';
import { i18n } from '../i18n';
import { answers } from '../test/api';
import { show } from '../test/render';
import { type Announced, Documents, type Taken } from './documents';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => i18n.changeLanguage('en'));

const form: Announced = { document_id: 'doc_1', url: 'https://files.example/', fields: { key: 'incoming/doc_1', policy: 'p' } };
const pdf = (size = 100) => new File([new Uint8Array(size)], 'form.pdf', { type: 'application/pdf' });

interface Changes {
  announce?: (body: { kind: string; filename: string; size: number }, key: string) => Promise<Announced>;
  take?: (document: string) => Promise<Taken>;
  pdf?: boolean;
}

function render({ announce = async () => form, take = async () => ({ status: 'stored' }), pdf }: Changes = {}) {
  const parts = { announce: vi.fn(announce), take: vi.fn(take), taken: vi.fn() };
  const { container } = show(<Documents kinds={['licence', 'career']} pdf={pdf} {...parts} />);
  const choose = (file: File) => fireEvent.change(container.querySelector('input[type="file"]')!, { target: { files: [file] } });
  return { ...parts, choose };
}

describe('sending documents', () => {
  it('posts a file with all fields of the form and has it looked at', async () => {
    const calls = answers({ 'POST /': () => new Response(null, { status: 204 }) });
    const { announce, take, taken, choose } = render();
    fireEvent.change(screen.getByLabelText('Kind of document'), { target: { value: 'career' } });
    choose(pdf());
    await screen.findByText(/form\.pdf.*[Rr]eceived/);
    expect(announce).toHaveBeenCalledWith({ kind: 'career', filename: 'form.pdf', size: 100 }, expect.stringMatching(/^[0-9a-f-]{36}$/));
    expect(take).toHaveBeenCalledWith('doc_1');
    expect(taken).toHaveBeenCalledOnce();
    expect(calls.map((c) => `${c.method} ${c.path}`)).toEqual(['POST /']);
  });

  it('sends nothing of a file that is too large', async () => {
    const { announce, choose } = render();
    choose(pdf(10 * 1024 * 1024 + 1));
    await screen.findByText(/form\.pdf.*10 ?MB/);
    expect(announce).not.toHaveBeenCalled();
  });

  it.each([
    ['is of another kind than it says', { take: async () => ({ status: 'refused', reason: 'type' }) }, /PDF, JPEG or PNG/],
    ['is no PDF where only that is taken', { take: async () => ({ status: 'refused', reason: 'type' }), pdf: true }, /This is not a PDF/],
    ['runs something', { take: async () => ({ status: 'refused', reason: 'active' }) }, /active content/],
    ['is one too many', { announce: async () => Promise.reject(new Problem(409, 'too_many_documents', '')) }, /No more/],
    ['could not be announced', { announce: async () => Promise.reject(new TypeError('off-line')) }, /again/],
  ] satisfies [string, Changes, RegExp][])('says of a file that %s why it was not taken', async (_, changes, words) => {
    answers({ 'POST /': () => new Response(null, { status: 204 }) });
    const { taken, choose } = render(changes);
    choose(pdf());
    await screen.findByText(words);
    expect(taken).not.toHaveBeenCalled();
  });

  it('says when the place for files does not take it, and takes nothing twice meanwhile', async () => {
    const calls = answers({ 'POST /': () => new Response(null, { status: 403 }) });
    const { take, choose } = render();
    choose(pdf());
    choose(pdf());
    await screen.findByText(/form\.pdf.*again/);
    await waitFor(() => expect(calls).toHaveLength(1));
    expect(take).not.toHaveBeenCalled();
  });
});
