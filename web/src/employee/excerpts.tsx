import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { ExcerptView } from '../api/schema/sessions';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { Decided, Waiting } from './excerpts/excerpt';

/** Sentences proposed for the company's report: none leaves without this employee's approval of exactly that text. */
export function Component() {
  const { t } = useTranslation('reflect');
  const excerpts = useQuery({
    queryKey: ['excerpts'],
    queryFn: async (): Promise<ExcerptView[]> => (await ask(api.sessions.GET('/api/sessions/me/excerpts'))).excerpts ?? [],
    refetchInterval: (query) => (query.state.data?.some((e) => e.status === 'checking') ? 3_000 : false),
  });
  return (
    <Page title={t('excerpts.title')} lead={t('excerpts.lead')} up={{ to: '/shared', label: t('excerpts.up') }} width="narrow">
      <Ready query={excerpts}>{(all) => <Lists all={all} />}</Ready>
    </Page>
  );
}

const waits = (e: ExcerptView) => e.status === 'proposed' || e.status === 'checking';

function Lists({ all }: { all: readonly ExcerptView[] }) {
  const { t } = useTranslation('reflect');
  const waiting = all.filter(waits);
  const decided = all.filter((e) => !waits(e)).toReversed();
  return (
    <Stack gap="xl">
      {waiting.length === 0
        ? <Empty title={t('excerpts.noneTitle')}>{t('excerpts.noneText')}</Empty>
        : (
          <Stack gap="md">
            <Title order={2}>{t('excerpts.waiting')}</Title>
            <Text>{t('excerpts.silence')}</Text>
            {waiting.map((e) => <Waiting key={e.excerpt_id} excerpt={e} />)}
          </Stack>
        )}
      {decided.length > 0 && (
        <Stack gap="md">
          <Title order={2}>{t('excerpts.decided')}</Title>
          {decided.map((e) => <Decided key={e.excerpt_id} excerpt={e} />)}
        </Stack>
      )}
    </Stack>
  );
}
