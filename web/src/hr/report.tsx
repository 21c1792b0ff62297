import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { api, ask } from '../api/client';
import { Problem } from '../api/problem';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { Loading } from '../parts/loading';
import { Page } from '../parts/page';
import { Saves } from '../report/saves';
import { ReportView } from '../report/view';
import { useWords } from '../report/words';

/** One month's report. The mail that says it is there leads here. */
export function Component() {
  const { month = '' } = useParams();
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? <Reader month={month} /> : <Navigate to="/hr/reports" replace />;
}

function Reader({ month }: { month: string }) {
  const { t } = useTranslation('hr');
  const { t: text } = useTranslation('report');
  const words = useWords();
  const query = useQuery({
    queryKey: ['reports', month],
    queryFn: () => ask(api.reports.GET('/api/reports/reports/{month}', { params: { path: { month } } })),
  });
  const { data, error } = query;
  const missing = error instanceof Problem && error.status === 404;
  return (
    <Page
      title={text('title', { month: words.month(month) })}
      lead={data && [data.company, data.revision > 1 && text('revision', { count: data.revision })].filter(Boolean).join(' · ')}
      up={{ to: '/hr/reports', label: t('reports.title') }}
      width="wide"
    >
      {data && (
        <>
          <Saves from={(form, language) => api.reports.GET(`/api/reports/reports/{month}/${form}`, { params: { path: { month }, query: { language } }, parseAs: 'blob' })} company={data.company} month={month} />
          <ReportView report={data} answered />
        </>
      )}
      {!data && missing && <Empty title={t('reports.missing.title')}>{t('reports.missing.text')}</Empty>}
      {!data && error && !missing && <Failure error={error} retry={() => void query.refetch()} />}
      {!data && !error && <Loading lines={8} />}
    </Page>
  );
}
