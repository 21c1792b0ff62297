import { Button, Paper, Stack, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Boundary } from '../frame/boundary';
import { Loading } from '../parts/loading';
import { Page } from '../parts/page';
import { Choose, type Chosen, Howto, templateColumns } from './roster/choose';
import { People } from './roster/people';
import { saveCsv } from './roster/save';

// What follows when a file is chosen comes then.
const Preview = lazy(async () => ({ default: (await import('./roster/preview')).Preview }));
const Outcome = lazy(async () => ({ default: (await import('./roster/outcome')).Outcome }));

/** The roster: a new one on its way in, and the people who are on it. */
export function Component() {
  const { t } = useTranslation('hr');
  const [search, setSearch] = useSearchParams();
  const [chosen, setChosen] = useState<Chosen>();
  const upload = search.get('upload');
  const to = (id: string | undefined) => {
    setChosen(undefined);
    setSearch(id === undefined ? {} : { upload: id });
  };
  const back = () => to(undefined);
  return (
    <Page title={t('roster.title')} lead={t('roster.lead')} width="wide">
      <Boundary>
        <Suspense fallback={<Loading />}>
          {upload !== null && <Outcome key={upload} id={upload} another={back} />}
          {upload === null && chosen && <Preview chosen={chosen} back={back} sent={to} />}
        </Suspense>
      </Boundary>
      {upload === null && !chosen && <Begin chosen={setChosen} />}
      {!chosen && <People />}
    </Page>
  );
}

function Begin({ chosen }: { chosen: (c: Chosen) => void }) {
  const { t } = useTranslation('hr');
  const template = () => saveCsv('kikite-roster.csv', [templateColumns.map((c) => t(`roster.column.${c}`))]);
  return (
    <Paper bg="var(--kikite-surface)" p={{ base: 'md', sm: 'xl' }} style={{ border: '1px solid var(--kikite-line)' }}>
      <Stack gap="md">
        <Title order={2}>{t('roster.upload')}</Title>
        <Choose chosen={chosen} />
        <Title order={3}>{t('roster.template.title')}</Title>
        <Howto />
        <div><Button variant="default" size="sm" leftSection={<IconDownload size={16} aria-hidden />} onClick={template}>{t('roster.template.download')}</Button></div>
      </Stack>
    </Paper>
  );
}
