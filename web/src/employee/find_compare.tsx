import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Problem } from '../api/problem';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { Loading } from '../parts/loading';
import { Page } from '../parts/page';
import { CompareTable } from './find/compare_table';
import { programOf } from './find/programs';
import { useConsultant } from './find/queries';

/** Two consultants side by side. */
export function Component() {
  const { t } = useTranslation('employee');
  const [query] = useSearchParams();
  const [a, b] = [query.get('a') ?? undefined, query.get('b') ?? undefined];
  const program = programOf(query.get('program'));
  const back = program ? `/find?program=${program}` : '/find';
  return (
    <Page title={t('find.compare.title')} lead={a && b && t('find.compare.lead')} up={{ to: back, label: t('find.compare.back') }}>
      {a && b ? <Two a={a} b={b} link={(id) => `/consultants/${id}?from=picks${program ? `&program=${program}` : ''}`} back={back} /> : (
        <Empty title={t('find.compare.missing')} action={<Button component={Link} to={back}>{t('find.compare.back')}</Button>}>
          {t('find.compare.missingText')}
        </Empty>
      )}
    </Page>
  );
}

function Two({ a, b, link, back }: { a: string; b: string; link: (id: string) => string; back: string }) {
  const { t } = useTranslation('employee');
  const one = useConsultant(a);
  const other = useConsultant(b);
  if (one.data && other.data) return <CompareTable pair={[one.data, other.data]} link={link} />;
  const error = one.error ?? other.error;
  if (error instanceof Problem && error.status === 404) {
    return (
      <Empty title={t('find.compare.gone')} action={<Button component={Link} to={back}>{t('find.compare.back')}</Button>}>
        {t('find.compare.goneText')}
      </Empty>
    );
  }
  if (error) return <Failure error={error} retry={() => void Promise.all([one.refetch(), other.refetch()])} />;
  return <Loading lines={10} />;
}
