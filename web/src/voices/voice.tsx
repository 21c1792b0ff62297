import { Alert, Badge, Button, Group, Loader, Stack, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { VoiceView } from '../api/schema/sessions';
import classes from '../cases/thread.module.css';
import { Sheet } from '../employee/booking/facts';
import { FormEnd, useForm } from '../parts/form';
import { useProblemText } from '../parts/problem_text';
import { useSend } from '../parts/send';
import { calendarDate, useTimes } from '../parts/time';
import { Answers } from './answers';

/** One voice: where it stands, its words as the company sees them, and what can still be done. */
export function Voice({ of }: { of: VoiceView }) {
  const { t } = useTranslation('voices');
  const times = useTimes('UTC');
  const [editing, setEditing] = useState(false);
  const going = of.status === 'approved' || of.status === 'released';
  return (
    <Sheet>
      <Stack gap="md">
        <Group gap="sm">
          <Badge size="lg" radius="sm" tt="none" fw={500} variant={going ? 'light' : 'default'} color={going ? 'tokiwa' : 'gray'} c={going ? 'var(--mantine-color-text)' : undefined}>{t(`status.${of.status}`)}</Badge>
          {of.status === 'drafted' && <Loader size="xs" aria-hidden />}
        </Group>
        <Text size="sm" c="dimmed" role="status">
          {of.status === 'approved' && of.leaves_on ? t('note.approved', { date: times.date(calendarDate(of.leaves_on)) })
            : of.status === 'released' && of.batch ? t('note.released', { date: times.date(calendarDate(of.batch)) })
              : t(of.status === 'drafted' ? 'note.drafted' : 'note.proposed')}
        </Text>
        {editing ? <Edit of={of} close={() => setEditing(false)} /> : <blockquote className={classes.words} style={{ margin: 0 }}>{of.text}</blockquote>}
        {of.status === 'proposed' && of.text.includes('［') && <Text size="sm" c="dimmed">{t('note.marks')}</Text>}
        {of.status === 'released' && (of.answers.length > 0 ? <Answers of={of.answers} title={t('answers')} /> : <Text size="sm" c="dimmed">{t('note.noAnswer')}</Text>)}
        {!editing && of.status !== 'released' && <Decide of={of} edit={() => setEditing(true)} />}
      </Stack>
    </Sheet>
  );
}

function useVoiceChange() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['voices'] });
}

function Decide({ of, edit }: { of: VoiceView; edit: () => void }) {
  const { t } = useTranslation('voices');
  const { t: common } = useTranslation();
  const text = useProblemText();
  const changed = useVoiceChange();
  const [sure, setSure] = useState(false);
  const path = { path: { id: of.voice_id } };
  const approve = useSend({ name: `approve/${of.voice_id}`, send: (words: string) => ask(api.sessions.POST('/api/sessions/me/voices/{id}/approval', { params: path, body: { text: words } })), sent: changed });
  const discard = useSend<null, unknown>({ name: `discard/${of.voice_id}`, send: () => ask(api.sessions.DELETE('/api/sessions/me/voices/{id}', { params: path })), sent: changed });
  const error = approve.error ?? discard.error;
  return (
    <Stack gap="sm">
      {error && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(error, t('problem', { returnObjects: true }))}</Text></Alert>}
      {sure ? (
        <Group gap="sm">
          <Text>{t(of.status === 'approved' ? 'withdraw.sure' : 'discard.sure')}</Text>
          <Button color="red" loading={discard.pending} onClick={() => discard.send(null)}>{t(of.status === 'approved' ? 'withdraw.action' : 'discard.action')}</Button>
          <Button variant="default" onClick={() => setSure(false)}>{common('cancel')}</Button>
        </Group>
      ) : (
        <Group gap="sm">
          {of.status === 'proposed' && <Button loading={approve.pending} onClick={() => approve.send(of.text)}>{t('approve')}</Button>}
          {of.status === 'proposed' && <Button variant="default" onClick={edit}>{t('edit.open')}</Button>}
          {of.status === 'approved'
            ? <Button variant="default" onClick={() => setSure(true)}>{t('withdraw.open')}</Button>
            : <Button variant="subtle" color="gray" c="var(--mantine-color-text)" onClick={() => setSure(true)}>{t('discard.open')}</Button>}
        </Group>
      )}
    </Stack>
  );
}

function Edit({ of, close }: { of: VoiceView; close: () => void }) {
  const { t } = useTranslation('voices');
  const { t: common } = useTranslation();
  const changed = useVoiceChange();
  const form = useForm({
    name: `voice/${of.voice_id}`,
    initial: { text: of.text },
    check: ({ text }) => (text.trim() === '' ? { text: common('field.required') } : {}),
    send: ({ text }) => ask(api.sessions.PUT('/api/sessions/me/voices/{id}', { params: { path: { id: of.voice_id } }, body: { text } })),
    sent: async () => {
      await changed();
      close();
    },
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Textarea {...form.text('text')} label={t('edit.label')} description={t('edit.hint')} minRows={5} maxRows={24} maxLength={2000} required />
      <FormEnd form={form} label={t('edit.action')} explained={t('problem', { returnObjects: true })} secondary={<Button variant="default" size="md" onClick={close}>{common('cancel')}</Button>} />
    </form>
  );
}
