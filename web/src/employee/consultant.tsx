import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { Problem } from '../api/problem';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { Profile } from './consultant/profile';
import { useLabels } from './find/label';
import { programOf } from './find/programs';
import { useConsultant } from './find/queries';

/** A consultant's page, and the way to a talk with them. */
export function Component() {
  const { t } = useTranslation('employee');
  const { id } = useParams();
  const [query] = useSearchParams();
  const { name } = useLabels();
  const consultant = useConsultant(id);
  const program = programOf(query.get('program'));
  const source = query.get('from') === 'picks' ? 'picks' : 'search';
  const back = program && source === 'picks' ? `/find?program=${program}` : '/find';
  const gone = consultant.error instanceof Problem && consultant.error.status === 404;
  return (
    <Page title={consultant.data ? name(consultant.data) : t('consultant.up')} up={{ to: back, label: t('consultant.up') }}>
      {gone
        ? <Empty title={t('consultant.problem.no_consultant')} action={<Button component={Link} to={back}>{t('consultant.up')}</Button>} />
        : <Ready query={consultant} lines={12}>{(c) => <Profile of={c} program={program} source={source} />}</Ready>}
    </Page>
  );
}
