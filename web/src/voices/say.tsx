import { Alert, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import { Safety, soundsUrgent } from '../cases/safety';
import { FormEnd, useForm } from '../parts/form';

/** Where a voice begins. Nothing leaves from here: the preview comes next. */
export function Say({ full }: { full: boolean }) {
  const { t } = useTranslation('voices');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const form = useForm({
    name: 'voice',
    initial: { text: '' },
    check: ({ text }) => (text.trim() === '' ? { text: common('field.required') } : {}),
    send: ({ text }, key) => ask(api.sessions.POST('/api/sessions/me/voices', { params: { header: { 'Idempotency-Key': key } }, body: { text } })),
    sent: async () => {
      form.replace({ text: '' });
      form.forget();
      await queries.invalidateQueries({ queryKey: ['voices'] });
    },
  });
  return (
    <Stack gap="sm" component="section">
      <Title order={2}>{t('write.title')}</Title>
      {full ? <Alert role="note" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{t('problem.too_many_voices')}</Text></Alert> : (
        <form onSubmit={form.submit} noValidate>
          <Stack gap="sm">
            <Textarea {...form.text('text')} label={t('write.label')} description={t('write.hint')} minRows={5} maxRows={24} maxLength={2000} required />
            <div role="status">{soundsUrgent(form.values.text) && <Safety />}</div>
            <FormEnd form={form} label={t('write.action')} explained={t('problem', { returnObjects: true })} />
          </Stack>
        </form>
      )}
    </Stack>
  );
}
