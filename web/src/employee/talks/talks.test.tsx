import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { i18n } from '../../i18n';
import { answers, problem } from '../../test/api';
import { show } from '../../test/render';
import { Component } from '../talks';

const session = {
  session_id: 'ses_1', booking_id: 'bkg_1', program: 'regular_care', starts_at: '2026-10-01T01:00:00Z', ends_at: '2026-10-01T01:50:00Z', status: 'finished', outcome: 'held',
  when: 'due', join_from: '2026-10-01T00:45:00Z', consultant_id: 'con_1',
};
const note = { session_id: 'ses_1', status: 'waiting', revision: 2, text: '睡眠の話から続けてください。', written_at: '2026-10-01T02:00:00Z' };
const own = { reflection_id: 'rfl_1', text: '言えてよかった。', version: 3, written_at: '2026-10-01T03:00:00Z', changed_at: '2026-10-01T03:00:00Z' };
const world = {
  'GET /api/sessions/sessions': () => ({ sessions: [session] }),
  'GET /api/sessions/me/handovers': () => ({ handovers: [note] }),
  'GET /api/sessions/me/reflections': () => ({ reflections: [own] }),
  'GET /api/matching/consultants/con_1': () => ({ consultant_id: 'con_1', name: '佐藤 光', romaji: 'Sato Hikaru' }),
};

vi.setConfig({ testTimeout: 20_000 });
beforeAll(() => i18n.loadNamespaces(['talks', 'booking']));
beforeEach(() => sessionStorage.clear());

describe('talks', () => {
  it('shows a handover note as not given, and gives exactly the words that were read', async () => {
    let now = note;
    const calls = answers({
      ...world, 'GET /api/sessions/me/handovers': () => ({ handovers: [now] }),
      'POST /api/sessions/me/handovers/ses_1/decision': () => (now = { ...note, status: 'allowed' }),
    });
    show(<Component />);
    expect(await screen.findByText('まだ決めていません（見せません）')).toBeTruthy();
    await userEvent.dblClick(screen.getByRole('button', { name: '次の専門家に見せる' }));
    expect(await screen.findByText('次の専門家に見せます')).toBeTruthy();
    expect(calls.filter((c) => c.method === 'POST').map((c) => c.body)).toEqual([{ allow: true, revision: 2 }]);
    expect(screen.getByRole('button', { name: '見せるのをやめる' })).toBeTruthy();
  });

  it('says that the words changed instead of giving others than were read', async () => {
    answers({ ...world, 'POST /api/sessions/me/handovers/ses_1/decision': () => problem(409, 'changed_elsewhere') });
    show(<Component />);
    await userEvent.click(await screen.findByRole('button', { name: '次の専門家に見せる' }));
    expect((await screen.findByRole('alert')).textContent).toContain('書き直されています');
  });

  it('asks before a note is deleted for everybody', async () => {
    let left = [note];
    const calls = answers({
      ...world, 'GET /api/sessions/me/handovers': () => ({ handovers: left }),
      'DELETE /api/sessions/me/handovers/ses_1': () => {
        left = [];
        return new Response(null, { status: 204 });
      },
    });
    show(<Component />);
    await userEvent.click(await screen.findByRole('button', { name: 'メモを消す' }));
    expect(calls.filter((c) => c.method === 'DELETE')).toHaveLength(0);
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '消す' }));
    expect(await screen.findByText('引き継ぎメモを消しました。')).toBeTruthy();
    expect(screen.queryByText(note.text)).toBeNull();
  });

  it('keeps a note about a talk once, and says that nobody else reads it', async () => {
    let all: object[] = [own];
    const added = { ...own, reflection_id: 'rfl_2', session_id: 'ses_1', text: '次に話すこと' };
    const calls = answers({
      ...world, 'GET /api/sessions/me/reflections': () => ({ reflections: all }),
      'POST /api/sessions/me/reflections': () => {
        all = [added, own];
        return added;
      },
    });
    show(<Component />);
    expect(await screen.findByText(/読めるのはあなただけです/)).toBeTruthy();
    await userEvent.type(screen.getByLabelText('メモ'), '次に話すこと');
    await userEvent.selectOptions(screen.getByLabelText('どの面談のメモですか'), 'ses_1');
    await userEvent.dblClick(screen.getByRole('button', { name: 'メモを残す' }));
    expect(await screen.findByText('メモを残しました。')).toBeTruthy();
    const sent = calls.filter((c) => c.method === 'POST');
    expect(sent.map((c) => c.body)).toEqual([{ text: '次に話すこと', session_id: 'ses_1' }]);
    expect(sent[0]?.key).toBeTruthy();
    expect(screen.getByText('次に話すこと')).toBeTruthy();
  });

  it('loses no words when another window was faster', async () => {
    answers({ ...world, 'PUT /api/sessions/me/reflections/rfl_1': () => problem(409, 'changed_elsewhere') });
    show(<Component />);
    await userEvent.click(await screen.findByRole('button', { name: /書き直す/ }));
    const field = screen.getAllByLabelText<HTMLTextAreaElement>('メモ').at(-1) as HTMLTextAreaElement;
    await userEvent.type(field, 'でも疲れた。');
    await userEvent.click(screen.getByRole('button', { name: '書き直しを残す' }));
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('このタブに残っています'));
    expect(field.value).toBe('言えてよかった。でも疲れた。');
  });
});
