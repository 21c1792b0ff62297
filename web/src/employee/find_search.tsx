import { Button, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api, ask } from '../api/client';
import { Problem } from '../api/problem';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { type Asked, askedOf, onlyProgram, queryOf } from './find/asked';
import { Facets } from './find/facets';
import { Chosen, Drawer, Sort } from './find/filters';
import { NearWords } from './find/near';
import { Nobody } from './find/nobody';
import { Results } from './find/results';
import classes from './find/search.module.css';
import { Words } from './find/words';

/** Search by words and conditions. All that is asked for is in the address, so that back and a link lead to the same people. */
export function Component() {
  const { t } = useTranslation('employee');
  const [query, setQuery] = useSearchParams();
  const asked = askedOf(query);
  const change = (part: Partial<Asked>) => setQuery(queryOf({ ...asked, page: 1, ...part }), { preventScrollReset: true });
  const found = useQuery({
    queryKey: ['matching', 'search', asked],
    placeholderData: keepPreviousData,
    queryFn: () => ask(api.matching.GET('/api/matching/consultants', { params: { query: asked } })),
  });
  const program = onlyProgram(asked);
  const notOffered = found.error instanceof Problem && found.error.code === 'program_not_offered';
  return (
    <Page title={t('find.page.title')} lead={t('find.page.lead')} up={{ to: program ? `/find?program=${program}` : '/find', label: t('find.page.up') }} width="wide">
      <Words key={asked.q} words={asked.q ?? ''} search={(q) => change({ q })} />
      <div className={classes.columns}>
        <section className={classes.side} aria-label={t('find.page.filters')}><Facets asked={asked} found={found.data} change={change} /></section>
        <Stack gap="md">
          <Group justify="space-between" align="flex-end">
            <Drawer asked={asked} found={found.data} change={change} />
            <Text role="status" size="sm" c="dimmed">{found.data && t('find.page.total', { count: found.data.total })}</Text>
            <Sort asked={asked} change={change} />
          </Group>
          <Chosen asked={asked} change={change} />
          {notOffered
            ? <Empty title={t('find.picks.notOffered')} action={<Button onClick={() => change({ program: [] })}>{t('find.page.clear')}</Button>} />
            : (
              <Ready query={found} lines={12}>
                {(body) => (
                  <Stack aria-busy={found.isPlaceholderData} opacity={found.isPlaceholderData ? 0.6 : 1}>
                    <VisuallyHidden component="h2">{t('find.page.results')}</VisuallyHidden>
                    <NearWords near={body.near} asked={asked} />
                    {body.total === 0 ? <Nobody asked={asked} change={change} /> : <Results body={body} asked={asked} />}
                  </Stack>
                )}
              </Ready>
            )}
        </Stack>
      </div>
    </Page>
  );
}
