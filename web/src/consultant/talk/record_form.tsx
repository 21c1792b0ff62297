import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { RecordBody, SessionView } from '../../api/schema/sessions';
import { FormEnd, useForm } from '../../parts/form';
import { recordKey, useSessionStore } from '../data';
import { lengthOf, recordName, type RecordValues, valuesOf } from '../record_draft';
import { Counted } from './counted';
import { RecordChoices } from './record_choices';

/** The longest texts that the API takes, in characters, and the most topics. */
const longest = { text: 20_000, state: 2_000, next_steps: 2_000 } as const;
const mostThemes = 10;

interface Props {
  session: SessionView;
  /** The record to correct; without it a new one is written. */
  stored?: RecordBody;
  /** What the consultant noted during the talk: the draft of a new record. */
  notes: string;
  /** Called with the time after saving, without one when a correction is dropped. */
  close: (saved?: Date) => void;
}

/** Writing a record, or correcting it. The draft stays in the tab until it is saved. */
export function RecordForm({ session, stored, notes, close }: Props) {
  const { t } = useTranslation('consultant');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const store = useSessionStore();
  const initial = valuesOf(stored, notes);
  const form = useForm<RecordValues, SessionView>({
    name: recordName(session.session_id),
    initial,
    check: (v) => ({
      text: v.text.trim() === '' && !session.transcript_stored ? common('field.required') : tooLong(v.text, longest.text),
      state: tooLong(v.state, longest.state),
      next_steps: tooLong(v.next_steps, longest.next_steps),
      themes: v.themes.length > mostThemes ? t('record.tooMany') : undefined,
    }),
    send: (body) => ask(api.sessions.PUT('/api/sessions/sessions/{id}/record', { params: { path: { id: session.session_id } }, body })),
    sent: (answer, values) => {
      queries.setQueryData(recordKey(session.session_id), values);
      store(answer);
      close(new Date());
    },
  });
  function tooLong(text: string, max: number): string | undefined {
    return lengthOf(text) > max ? t('record.tooLong', { max }) : undefined;
  }
  const same = JSON.stringify({ ...initial, ...form.values }) === JSON.stringify(initial);
  const drop = () => {
    form.forget();
    close();
  };
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="lg">
        <div>
          <Text c="dimmed">{stored ? t('record.correctNote') : t('record.lead')}</Text>
          <Text c="dimmed">{t('record.noNames')}</Text>
        </div>
        {!stored && notes !== '' && !form.kept && <Text size="sm" c="var(--kikite-primary-text)">{t('record.fromNotes')}</Text>}
        <Counted label={t('record.text')} help={t('record.textHelp')} max={longest.text} field={form.text('text')} rows={[8, 30]} required={!session.transcript_stored} />
        <Counted label={t('record.state')} help={t('record.stateHelp')} max={longest.state} field={form.text('state')} rows={[3, 16]} />
        <Counted label={t('record.next_steps')} help={t('record.nextHelp')} max={longest.next_steps} field={form.text('next_steps')} rows={[3, 16]} />
        <RecordChoices program={session.program} values={form.values} set={form.set} answer={(v) => form.set('parts', v)} most={mostThemes} />
        {form.values.risk_signs.some((c) => c.startsWith('danger')) && (
          <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{t('record.emergencySign')} <Anchor href="#emergency" c="inherit" fw={600} underline="always">{t('emergency.title')}</Anchor></Text></Alert>
        )}
        <Text size="sm" c={same ? 'dimmed' : 'var(--kikite-accent)'} role="status">{state()}</Text>
        <FormEnd
          form={{ kept: false, sending: form.sending }} label={stored ? t('record.resubmit') : t('record.submit')}
          explained={t('session.problem', { returnObjects: true })}
          secondary={stored && <Button variant="default" size="md" onClick={drop}>{t('record.stop')}</Button>}
        />
      </Stack>
    </form>
  );

  function state(): string {
    if (!stored) return t('record.notSaved');
    return same ? t('record.same') : t('record.changed');
  }
}
