import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionView } from '../../api/schema/sessions';
import { i18n } from '../../i18n';
import { answers, problem } from '../../test/api';
import { show } from '../../test/render';
import { together } from './notes_store';
import Texts from './texts';

const session: SessionView = {
  session_id: 'ses_1', booking_id: 'bkg_1', program: 'regular_care', starts_at: '2026-10-01T01:00:00Z', ends_at: '2026-10-01T01:50:00Z', status: 'finished', outcome: 'held', when: 'due', join_from: '2026-10-01T00:45:00Z',
};
const at = '/api/sessions/sessions/ses_1';
const world = {
  [`GET ${at}/notes`]: () => ({ text: '一', version: 1 }),
  [`GET ${at}/handover`]: () => ({}),
  [`GET ${at}/handovers`]: () => ({ handovers: [{ text: '前回は睡眠の話でした。', written_at: '2026-09-01T01:00:00Z' }] }),
};

vi.setConfig({ testTimeout: 20_000 });
beforeAll(() => i18n.loadNamespaces(['talks', 'consultant']));
beforeEach(() => sessionStorage.clear());

describe('notes', () => {
  it('save themselves, and name the version that they change', async () => {
    const calls = answers({ ...world, [`PUT ${at}/notes`]: () => ({ text: '一二', version: 2 }) });
    show(<Texts session={session} talking />);
    await userEvent.type(await screen.findByLabelText('メモ'), '二');
    expect(await screen.findByText('保存しました。', {}, { timeout: 5_000 })).toBeTruthy();
    expect(calls.filter((c) => c.method === 'PUT').map((c) => c.body)).toEqual([{ text: '一二', version: 1 }]);
    expect(screen.getByText('前回は睡眠の話でした。')).toBeTruthy();
  });

  it('keep what another window wrote beside what is written here', async () => {
    let stored = { text: '一', version: 1 };
    const bodies: unknown[] = [];
    answers({
      ...world,
      [`GET ${at}/notes`]: () => stored,
      [`PUT ${at}/notes`]: () => {
        if (stored.version === 1) {
          stored = { text: '他の窓', version: 2 };
          return problem(409, 'changed_elsewhere');
        }
        bodies.push(1);
        return { text: '他の窓\n\n一二', version: 3 };
      },
    });
    show(<Texts session={session} talking />);
    const field = await screen.findByLabelText<HTMLTextAreaElement>('メモ');
    await userEvent.type(field, '二');
    await waitFor(() => expect(field.value).toBe('他の窓\n\n一二'), { timeout: 5_000 });
    expect(screen.getByText(/別の画面でもメモが書かれていた/)).toBeTruthy();
    await waitFor(() => expect(bodies).toHaveLength(1), { timeout: 5_000 });
  });

  it('stay in the tab while they cannot be saved', async () => {
    answers({ ...world, [`PUT ${at}/notes`]: () => problem(410, 'erased') });
    show(<Texts session={session} talking />);
    await userEvent.type(await screen.findByLabelText('メモ'), '二');
    expect(await screen.findByText(/消去されたため、メモは保存できません/, {}, { timeout: 5_000 })).toBeTruthy();
    expect(sessionStorage.getItem('kikite.draft.notes/ses_1')).toContain('一二');
  });

  it.each([['a', 'b', 'a\n\nb'], ['a', 'ab', 'ab'], ['ab', 'b', 'ab']])('%s and %s are %s', (theirs, mine, both) => expect(together(theirs, mine)).toBe(both));
});

describe('the transcript', () => {
  const unclear = {
    format: 'labels', unclear: true, characters: 9, turns_count: 40, speakers: [{ label: 'A', who: 'unknown', turns: 20, characters: 5 }, { label: 'B', who: 'unknown', turns: 20, characters: 4 }],
    turns: [{ label: 'A', who: 'unknown', text: 'どうぞ。' }],
  };

  it('is shown as it is read, and kept once it is clear who is who', async () => {
    const calls = answers({
      ...world,
      'POST /api/sessions/transcript-preview': () => (calls.filter((c) => c.method === 'POST').length > 1 ? { ...unclear, unclear: false, speakers: unclear.speakers.map((s) => ({ ...s, who: s.label === 'B' ? 'employee' : 'consultant' })) } : unclear),
      [`PUT ${at}/transcript`]: () => ({ ...session, record_stored: true, transcript_stored: true }),
    });
    show(<Texts session={session} talking={false} />);
    await userEvent.upload(await waitFor(() => document.querySelector('input[type=file]') as HTMLInputElement), new File(['A: どうぞ。\nB: はい。'], 'talk.txt', { type: 'text/plain' }));
    await userEvent.click(await screen.findByRole('button', { name: '読み取りを確かめる' }));
    expect(await screen.findByText('本人がどれかを選んでください。')).toBeTruthy();
    expect(screen.getByText('ほかに39の発言')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'この内容で保存する' })).toBeNull();
    await userEvent.click(screen.getByLabelText(/^B/));
    await userEvent.click(await screen.findByRole('button', { name: 'この内容で保存する' }));
    await waitFor(() => expect(calls.find((c) => c.method === 'PUT')?.body).toEqual({ text: 'A: どうぞ。\nB: はい。', employee_label: 'B' }));
  });

  it('says which line cannot be read', async () => {
    answers({ ...world, 'POST /api/sessions/transcript-preview': () => ({ format: '', unclear: false, characters: 0, turns_count: 0, speakers: [], turns: [], fault: { reason: 'transcript_time', line: 4 } }) });
    show(<Texts session={session} talking={false} />);
    await userEvent.type(await screen.findByLabelText('または、ここに貼り付ける'), 'WEBVTT');
    await userEvent.click(screen.getByRole('button', { name: '読み取りを確かめる' }));
    expect((await screen.findByRole('alert')).textContent).toContain('4行目');
    expect(screen.queryByRole('button', { name: 'この内容で保存する' })).toBeNull();
  });
});

describe('the handover note', () => {
  it('is given to the person', async () => {
    let stored: object | undefined;
    const calls = answers({
      ...world,
      [`GET ${at}/handover`]: () => ({ handover: stored }),
      [`PUT ${at}/handover`]: () => (stored = { text: '続きを', written_at: '2026-10-01T02:00:00Z' }),
    });
    show(<Texts session={session} talking={false} />);
    await userEvent.type(await screen.findByLabelText('引き継ぎメモ'), '続きを');
    await userEvent.click(screen.getByRole('button', { name: '本人に渡す' }));
    expect(await screen.findByText('引き継ぎメモを渡しました。')).toBeTruthy();
    expect(calls.filter((c) => c.method === 'PUT').map((c) => c.body)).toEqual([{ text: '続きを' }]);
  });
});
