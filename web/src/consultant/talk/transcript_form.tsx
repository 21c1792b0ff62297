import { Alert, Button, FileButton, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { SessionView, TranscriptBody, TranscriptPreviewBody } from '../../api/schema/sessions';
import { useDraft } from '../../parts/draft';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';
import { useSessionStore } from '../data';
import { Turns } from './turns';

interface Draft {
  text: string;
  employee_label: string;
}

const bodyOf = (d: Draft): TranscriptBody => (d.employee_label === '' ? { text: d.text } : d);

// What is no UTF-8 becomes replacement characters, whose line the API names.
function textOf(file: File, then: (text: string) => void) {
  const reader = new FileReader();
  reader.addEventListener('load', () => then(String(reader.result)));
  reader.readAsText(file);
}

/** Choosing or pasting a transcript, seeing how it is read, saying who is who, and keeping it. */
export function TranscriptForm({ session, saved }: { session: string; saved: () => void }) {
  const { t } = useTranslation('talks');
  const problem = useProblemText();
  const store = useSessionStore();
  const [draft, keep, forget] = useDraft<Draft>(`transcript/${session}`, { text: '', employee_label: '' });
  const [shown, setShown] = useState<TranscriptPreviewBody>();
  const look = useSend<Draft, TranscriptPreviewBody>({
    name: `transcript-preview/${session}`, send: (d) => ask(api.sessions.POST('/api/sessions/transcript-preview', { body: bodyOf(d) })), sent: setShown,
  });
  const put = useSend<Draft, SessionView>({
    name: `transcript/${session}`,
    send: (d) => ask(api.sessions.PUT('/api/sessions/sessions/{id}/transcript', { params: { path: { id: session } }, body: bodyOf(d) })),
    sent: (answer) => {
      forget();
      store(answer);
      saved();
    },
  });
  const change = (next: Draft) => {
    keep(next);
    put.reset();
    look.reset();
    setShown(undefined);
  };
  const choose = (label: string) => {
    keep({ ...draft, employee_label: label });
    look.send({ ...draft, employee_label: label });
  };
  const error = look.error ?? put.error;
  return (
    <Stack gap="sm">
      <Text c="dimmed">{t('transcript.lead')}</Text>
      <Text size="sm" c="dimmed">{t('transcript.kinds')}</Text>
      <Group>
        <FileButton accept=".vtt,.txt,text/vtt,text/plain" onChange={(file) => file && textOf(file, (text) => change({ text, employee_label: '' }))}>
          {(props) => <Button variant="default" {...props}>{t('transcript.file')}</Button>}
        </FileButton>
      </Group>
      <Textarea label={t('transcript.paste')} minRows={4} maxRows={12} value={draft.text} onChange={(event) => change({ text: event.currentTarget.value, employee_label: '' })} />
      {!shown && <Group><Button variant="default" disabled={draft.text.trim() === ''} loading={look.pending && !look.paused} onClick={() => look.send(draft)}>{t('transcript.check')}</Button></Group>}
      {shown && <Shown shown={shown} chosen={draft.employee_label} choose={choose} />}
      {error !== null && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{problem(error, t('transcript.problem', { returnObjects: true }))}</Text></Alert>}
      {shown && !shown.fault && !shown.unclear && <Group><Button loading={put.pending && !put.paused} disabled={look.pending} onClick={() => put.send(draft)}>{t('transcript.save')}</Button></Group>}
    </Stack>
  );
}

function Shown({ shown, chosen, choose }: { shown: TranscriptPreviewBody; chosen: string; choose: (label: string) => void }) {
  const { t, i18n } = useTranslation('talks');
  const number = new Intl.NumberFormat(i18n.language);
  if (shown.fault) {
    const what = t(`transcript.fault.${shown.fault.reason}`);
    return <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{shown.fault.line ? t('transcript.faultLine', { line: number.format(shown.fault.line), what }) : what}</Text></Alert>;
  }
  const turns = shown.turns ?? [];
  const speakers = shown.speakers ?? [];
  const more = shown.turns_count - turns.length;
  return (
    <Stack gap="sm">
      <Text fw={600} role="status">{t(`transcript.format.${shown.format}`)} · {t('transcript.counts', { turns: number.format(shown.turns_count), characters: number.format(shown.characters) })}</Text>
      {speakers.length > 0 && (
        <Radio.Group label={t('transcript.who')} error={shown.unclear && t('transcript.unclear')} value={chosen || (speakers.find((s) => s.who === 'employee')?.label ?? '')} onChange={choose}>
          <Stack gap="xs" mt="xs">
            {speakers.map((s) => <Radio key={s.label} value={s.label} label={t('transcript.speaker', { label: s.label, turns: number.format(s.turns), characters: number.format(s.characters) })} />)}
          </Stack>
        </Radio.Group>
      )}
      <Turns turns={turns} label={t('transcript.read')} />
      {more > 0 && <Text size="sm" c="dimmed">{t('transcript.more', { count: more })}</Text>}
    </Stack>
  );
}
