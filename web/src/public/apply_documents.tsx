import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import { Documents } from '../parts/documents';

/** Copies of certificates, after the application was sent: there is no account yet, so the answer's pass opens the way. */
export function ApplicationDocuments({ id, pass }: { id: string; pass: string }) {
  const { t } = useTranslation('public');
  return (
    <Documents
      kinds={['licence', 'career', 'other']}
      announce={(body, key) => ask(api.signup.POST('/api/signup/public/consultant-applications/{id}/documents', {
        params: { path: { id }, header: { 'Idempotency-Key': key } }, body: { ...body, pass },
      }))}
      take={(document) => ask(api.signup.PUT('/api/signup/public/consultant-applications/{id}/documents/{document}', {
        params: { path: { id, document } }, body: { pass },
      }))}
    >
      <Title order={2} size="h3">{t('apply.documents.title')}</Title>
      <Text size="sm" c="dimmed">{t('apply.documents.text')}</Text>
    </Documents>
  );
}
