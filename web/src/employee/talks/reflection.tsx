import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { ReflectionView, SessionView } from '../../api/schema/sessions';
import { FormEnd, useForm } from '../../parts/form';
import { useTimes } from '../../parts/time';
import { Sheet } from '../booking/facts';
import { useAbout } from './about';
import { useKept } from './calls';
import { Confirm } from '../../parts/confirm';
import { longest } from './new_reflection';
import classes from './talks.module.css';

/** One note: reading it, putting other words in it, deleting it. */
export function Reflection({ note, session }: { note: ReflectionView; session: SessionView | undefined }) {
  const { t } = useTranslation('talks');
  const times = useTimes();
  const kept = useKept();
  const about = useAbout(session);
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState(false);
  const day = times.date(note.written_at);
  return (
    <Sheet>
      <Stack gap="sm">
        <div>
          <Text size="sm" c="dimmed">{t('reflection.written', { day })}</Text>
          {about && <Text size="sm" c="dimmed">{t('reflection.of', { about })}</Text>}
          {note.changed_at !== note.written_at && <Text size="sm" c="dimmed">{t('reflection.changed', { day: times.date(note.changed_at) })}</Text>}
        </div>
        {editing
          ? <Edit note={note} close={() => setEditing(false)} />
          : (
            <>
              <Text className={classes.words}>{note.text}</Text>
              <Group gap="sm">
                <Button variant="default" aria-label={`${t('reflection.edit')}: ${day}`} onClick={() => setEditing(true)}>{t('reflection.edit')}</Button>
                <Button variant="subtle" color="red" c="var(--mantine-color-error)" aria-label={`${t('reflection.delete')}: ${day}`} onClick={() => setAsking(true)}>{t('reflection.delete')}</Button>
              </Group>
            </>
          )}
        <Confirm
          name={`reflection-delete/${note.reflection_id}`} open={asking} close={() => setAsking(false)} title={t('reflection.deleteTitle')} words={t('reflection.deleteText')} label={t('reflection.deleteConfirm')}
          send={() => ask(api.sessions.DELETE('/api/sessions/me/reflections/{id}', { params: { path: { id: note.reflection_id } } }))}
          sent={() => kept.noReflection(note.reflection_id)}
        />
      </Stack>
    </Sheet>
  );
}

function Edit({ note, close }: { note: ReflectionView; close: () => void }) {
  const { t } = useTranslation('talks');
  const { t: common } = useTranslation();
  const kept = useKept();
  const form = useForm<{ text: string }, ReflectionView>({
    name: `reflection/${note.reflection_id}`, initial: { text: note.text },
    check: (v) => ({ text: v.text.trim() === '' ? common('field.required') : [...v.text].length > longest ? t('reflection.tooLong') : undefined }),
    send: ({ text }) => ask(api.sessions.PUT('/api/sessions/me/reflections/{id}', { params: { path: { id: note.reflection_id } }, body: { text, version: note.version } })),
    sent: (answer) => {
      kept.reflection(answer);
      close();
    },
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="sm">
        <Textarea label={t('reflection.label')} minRows={4} {...form.text('text')} />
        <FormEnd
          form={form} label={t('reflection.editSave')} explained={t('reflection.problem', { returnObjects: true })}
          secondary={<Button variant="default" size="md" onClick={() => {
            form.forget();
            close();
          }}>{common('cancel')}</Button>}
        />
      </Stack>
    </form>
  );
}
