import { Button, Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api, ask } from '../api/client';
import { Problem } from '../api/problem';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { Filters } from './find/filters';
import { type Asked, askedOf, queryOf } from './find/asked';
import { Results } from './find/results';

/** Search by words and conditions. All that is asked for is in the address, so that back and a link lead to the same people. */
export function Component() {
  const { t } = useTranslation('employee');
  const [query, setQuery] = useSearchParams();
  const asked = askedOf(query);
  const change = (part: Partial<Asked>) => setQuery(queryOf({ ...asked, page: 1, ...part }));
  const found = useQuery({
    queryKey: ['matching', 'search', asked],
    placeholderData: keepPreviousData,
    queryFn: () => ask(api.matching.GET('/api/matching/consultants', { params: { query: asked } })),
  });
  const notOffered = found.error instanceof Problem && found.error.code === 'program_not_offered';
  const clear = <Button onClick={() => setQuery(new URLSearchParams())}>{t('find.page.clear')}</Button>;
  return (
    <Page
      title={t('find.page.title')} lead={t('find.page.lead')}
      up={{ to: asked.program ? `/find?program=${asked.program}` : '/find', label: t('find.page.up') }}
    >
      <Filters key={asked.q} asked={asked} facets={found.data?.facets ?? {}} change={change} />
      {notOffered ? <Empty title={t('find.picks.notOffered')} action={clear} /> : (
        <Ready query={found} lines={12}>
          {(body) => (
            <Stack aria-busy={found.isPlaceholderData} opacity={found.isPlaceholderData ? 0.6 : 1}>
              <Text role="status" size="sm" c="dimmed">{t('find.page.total', { count: body.total })}</Text>
              {body.total === 0
                ? <Empty title={t('find.page.none')} action={clear}>{t('find.page.noneText')}</Empty>
                : <Results body={body} asked={asked} />}
            </Stack>
          )}
        </Ready>
      )}
    </Page>
  );
}
