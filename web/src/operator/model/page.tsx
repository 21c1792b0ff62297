import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api, ask } from '../../api/client';
import type { ModelsBody } from '../../api/schema/matching';
import { Empty } from '../../parts/empty';
import { Page } from '../../parts/page';
import { Ready } from '../../parts/ready';
import { Detail } from './detail';
import { Nights } from './nights';
import { State } from './state';

/** How matching decides: which weights serve, what the nights learned, and the one setting there is. */
export function Component() {
  const { t } = useTranslation('model');
  const query = useQuery({ queryKey: ['models'], queryFn: () => ask(api.matching.GET('/api/matching/models')) });
  return (
    <Page title={t('title')} lead={t('lead')} width="wide">
      <Ready query={query} lines={8}>
        {(models) => (models.models.length === 0 ? <Empty title={t('state.empty')}>{t('state.emptyText')}</Empty> : <Models models={models} />)}
      </Ready>
    </Page>
  );
}

function Models({ models }: { models: ModelsBody }) {
  const [params, setParams] = useSearchParams();
  const [said, setSaid] = useState('');
  const serving = models.serving?.version ?? models.models[0]?.version ?? '';
  const shown = params.get('version') ?? serving;
  const see = (version?: string) => setParams(version && version !== serving ? { version } : {}, { preventScrollReset: true });
  return (
    <Stack gap="lg">
      <State models={models} said={said} say={setSaid} />
      <Nights models={models.models} needs={models.needs} shown={shown} see={see} />
      <Detail key={shown} version={shown} back={shown === serving ? undefined : () => see()} held={models.held?.version === shown} say={setSaid} />
    </Stack>
  );
}
