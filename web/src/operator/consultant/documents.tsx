import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import { DocumentsPanel } from '../documents_panel';

/** A consultant's certificates and career: what the applicant sent, and what an operator files. */
export function ConsultantDocuments({ id }: { id: string }) {
  const { t } = useTranslation('documents');
  return (
    <DocumentsPanel
      title={t('consultant.title')} lead={t('consultant.lead')} of={['consultant-documents', id]} kinds={['licence', 'career', 'other']}
      list={() => ask(api.signup.GET('/api/signup/consultants/{id}/documents', { params: { path: { id } } }))}
      open={(document) => ask(api.signup.GET('/api/signup/consultants/{id}/documents/{document}', { params: { path: { id, document } } }))}
      announce={(body, key) => ask(api.signup.POST('/api/signup/consultants/{id}/documents', { params: { path: { id }, header: { 'Idempotency-Key': key } }, body }))}
      take={(document) => ask(api.signup.PUT('/api/signup/consultants/{id}/documents/{document}', { params: { path: { id, document } } }))}
    />
  );
}
