import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import { DocumentsPanel } from './documents_panel';

/** The signed form and what else is on file of a company. */
export function Component({ company: id }: { company: string }) {
  const { t } = useTranslation('documents');
  return (
    <DocumentsPanel
      title={t('of.application_form')} of={['company-documents', id]} kinds={['application_form', 'other']} pdf
      list={() => ask(api.signup.GET('/api/signup/companies/{id}/documents', { params: { path: { id } } }))}
      open={(document) => ask(api.signup.GET('/api/signup/companies/{id}/documents/{document}', { params: { path: { id, document } } }))}
      announce={(body, key) => ask(api.signup.POST('/api/signup/companies/{id}/documents', { params: { path: { id }, header: { 'Idempotency-Key': key } }, body }))}
      take={(document) => ask(api.signup.PUT('/api/signup/companies/{id}/documents/{document}', { params: { path: { id, document } } }))}
    />
  );
}
