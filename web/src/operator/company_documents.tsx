import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import { Documents } from '../parts/documents';
import { Ready } from '../parts/ready';
import { Panel } from './panel';

/** The signed form and what else is on file of a company. A link is asked for only when somebody opens a document: it ends soon. */
export function Component({ company: id }: { company: string }) {
  const { t } = useTranslation('documents');
  const queries = useQueryClient();
  const key = ['company-documents', id];
  const query = useQuery({ queryKey: key, queryFn: () => ask(api.signup.GET('/api/signup/companies/{id}/documents', { params: { path: { id } } })) });
  const open = async (document: string) => {
    const found = await ask(api.signup.GET('/api/signup/companies/{id}/documents/{document}', { params: { path: { id, document } } }));
    if (found.link) location.assign(found.link);
  };
  return (
    <Panel title={t('of.application_form')}>
      <Ready query={query} lines={2}>
        {({ documents }) => (
          <Stack gap={4}>
            {documents.length === 0 && <Text size="sm" c="dimmed">{t('none')}</Text>}
            {documents.map((d) => (
              <Text key={d.document_id} size="sm">
                {d.status === 'stored' ? <Anchor component="button" type="button" onClick={() => void open(d.document_id)}>{d.filename}</Anchor> : `${d.filename}（${t(d.status === 'refused' ? 'refused' : 'waiting')}）`}
              </Text>
            ))}
          </Stack>
        )}
      </Ready>
      <Documents
        kinds={['application_form', 'other']} taken={() => queries.invalidateQueries({ queryKey: key })}
        announce={(body, idempotency) => ask(api.signup.POST('/api/signup/companies/{id}/documents', { params: { path: { id }, header: { 'Idempotency-Key': idempotency } }, body }))}
        take={(document) => ask(api.signup.PUT('/api/signup/companies/{id}/documents/{document}', { params: { path: { id, document } } }))}
      />
    </Panel>
  );
}
