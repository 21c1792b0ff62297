import { List, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import { Sheet } from '../employee/booking/facts';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { Say } from './say';
import { Voice } from './voice';

/** An employee's own words to the company: write, look at what would be seen, let it leave, read answers. */
export function Component() {
  const { t } = useTranslation('voices');
  const query = useQuery({
    queryKey: ['voices'],
    queryFn: () => ask(api.sessions.GET('/api/sessions/me/voices')),
    // While names are being removed, which takes seconds.
    refetchInterval: ({ state }) => (state.data?.voices.some((v) => v.status === 'drafted') ? 2000 : false),
  });
  return (
    <Page title={t('title')} lead={t('lead')} width="narrow" up={{ to: '/shared', label: t('up') }}>
      <Ready query={query} lines={6}>
        {({ voices, threshold }) => (
          <Stack gap="xl">
            <Sheet tint>
              <Title order={2} size="h3" mb="xs">{t('how.title')}</Title>
              <List spacing="xs">{(['preview', 'delay', 'answer'] as const).map((key) => <List.Item key={key}>{t(`how.${key}`)}</List.Item>)}<List.Item>{t('how.k', { count: threshold })}</List.Item></List>
            </Sheet>
            {voices.length > 0 && (
              <Stack gap="md" component="section">
                <Title order={2}>{t('mine')}</Title>
                {voices.map((v) => <Voice key={v.voice_id} of={v} />)}
              </Stack>
            )}
            <Say full={voices.filter((v) => v.status !== 'released').length >= 5} />
          </Stack>
        )}
      </Ready>
    </Page>
  );
}
