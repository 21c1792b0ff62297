import { NativeSelect, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { ReflectionView, SessionView } from '../../api/schema/sessions';
import { HelpWhenHeavy } from '../../help/heavy';
import { FormEnd, useForm } from '../../parts/form';
import { AboutOption } from './about';
import { useKept } from './calls';

/** The longest note that the API takes, in characters. */
export const longest = 5_000;

/** Writing a note, about a talk or about none. The words stay in the tab until they are kept. */
export function NewReflection({ sessions }: { sessions: readonly SessionView[] }) {
  const { t } = useTranslation('talks');
  const { t: common } = useTranslation();
  const kept = useKept();
  const [saved, setSaved] = useState(false);
  const form = useForm<{ text: string; session_id: string }, ReflectionView>({
    name: 'reflection', initial: { text: '', session_id: '' },
    check: (v) => ({ text: v.text.trim() === '' ? common('field.required') : [...v.text].length > longest ? t('reflection.tooLong') : undefined }),
    send: ({ text, session_id }, key) =>
      ask(api.sessions.POST('/api/sessions/me/reflections', { params: { header: { 'Idempotency-Key': key } }, body: session_id === '' ? { text } : { text, session_id } })),
    sent: (note) => {
      kept.reflection(note);
      form.replace({ text: '', session_id: '' });
      form.forget();
      setSaved(true);
    },
  });
  const words = form.text('text');
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="sm">
        <Title order={3} size="h4">{t('reflection.new')}</Title>
        <Textarea
          label={t('reflection.label')} minRows={4} {...words}
          onChange={(event) => {
            setSaved(false);
            words.onChange(event);
          }}
        />
        <HelpWhenHeavy text={form.values.text} />
        {sessions.length > 0 && (
          <NativeSelect label={t('reflection.about')} value={form.values.session_id} onChange={(event) => form.set('session_id', event.currentTarget.value)}>
            <option value="">{t('reflection.aboutNone')}</option>
            {sessions.toReversed().map((s) => <AboutOption key={s.session_id} session={s} />)}
          </NativeSelect>
        )}
        <div role="status">{saved && <Text size="sm">{t('reflection.saved')}</Text>}</div>
        <FormEnd form={form} label={t('reflection.save')} explained={t('reflection.problem', { returnObjects: true })} />
      </Stack>
    </form>
  );
}
