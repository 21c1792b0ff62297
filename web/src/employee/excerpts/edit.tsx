import { Button, Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { ExcerptView } from '../../api/schema/sessions';
import { FormEnd, useForm } from '../../parts/form';

/** The employee's own words for a sentence. They are looked through before they can be approved. */
export function Edit({ excerpt, close }: { excerpt: ExcerptView; close: () => void }) {
  const { t } = useTranslation('reflect');
  const form = useForm<{ text: string }, ExcerptView>({
    name: `excerpt/${excerpt.excerpt_id}`, initial: { text: excerpt.text },
    check: ({ text }) => ({ text: text.trim() === '' ? t('excerpts.editEmpty') : undefined }),
    send: ({ text }) => ask(api.sessions.PUT('/api/sessions/me/excerpts/{id}/text', { params: { path: { id: excerpt.excerpt_id } }, body: { text: text.trim() } })),
    sent: close,
  });
  const stop = () => {
    form.forget();
    close();
  };
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="sm">
        <Textarea label={t('excerpts.exact')} description={t('excerpts.editHint')} lang="ja" maxLength={500} minRows={2} {...form.text('text')} />
        <FormEnd form={form} label={t('excerpts.editSend')} explained={t('excerpts.problem', { returnObjects: true })} secondary={<Button variant="default" size="md" onClick={stop}>{t('excerpts.editStop')}</Button>} />
      </Stack>
    </form>
  );
}
