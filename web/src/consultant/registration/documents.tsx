import { Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import { DocumentList } from '../../parts/document_list';
import { Documents } from '../../parts/documents';
import { Ready } from '../../parts/ready';
import { Card } from '../card';

const key = ['consultant', 'documents'];

/** Copies of certificates and the like: what was sent, what became of it, and a way to send more. */
export function OwnDocuments() {
  const { t } = useTranslation('registration');
  const queries = useQueryClient();
  const query = useQuery({ queryKey: key, queryFn: () => ask(api.signup.GET('/api/signup/me/consultant/documents')) });
  return (
    <Card title={t('documents.title')} id="documents">
      <Text size="sm" c="dimmed">{t('documents.text')}</Text>
      <Ready query={query} lines={2}>
        {({ documents }) => (
          <DocumentList name="own" documents={documents} open={(document) => ask(api.signup.GET('/api/signup/me/consultant/documents/{document}', { params: { path: { document } } }))} />
        )}
      </Ready>
      <Documents
        kinds={['licence', 'career', 'other']} taken={() => queries.invalidateQueries({ queryKey: key })}
        announce={(body, idempotency) => ask(api.signup.POST('/api/signup/me/consultant/documents', { params: { header: { 'Idempotency-Key': idempotency } }, body }))}
        take={(document) => ask(api.signup.PUT('/api/signup/me/consultant/documents/{document}', { params: { path: { document } } }))}
      />
    </Card>
  );
}
