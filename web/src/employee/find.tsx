import { Button } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Page } from '../parts/page';
import { Picks } from './find/picks';
import { programOf } from './find/programs';
import { ProgramsList } from './find/programs_list';

/** Choosing a consultant: first the kind of talk, then ten proposals. */
export function Component() {
  const { t } = useTranslation('employee');
  const { t: common } = useTranslation();
  const [query] = useSearchParams();
  const program = programOf(query.get('program'));
  const page = Math.min(20, Math.max(1, Number(query.get('page')) || 1));
  const search = (
    <Button component={Link} to={program ? `/find/search?program=${program}` : '/find/search'} variant="default" leftSection={<IconSearch size={17} aria-hidden />}>
      {t('find.search')}
    </Button>
  );
  if (!program) return <Page title={t('find.title')} lead={t('find.lead')} actions={search}><ProgramsList /></Page>;
  return (
    <Page
      title={page === 1 ? t('find.picks.title') : t('find.picks.more', { page })}
      lead={<><b>{common(`program.${program}`)}</b><br />{t('find.picks.lead')}</>}
      up={{ to: '/find', label: t('find.picks.change') }}
      actions={search}
    >
      <Picks program={program} page={page} />
    </Page>
  );
}
