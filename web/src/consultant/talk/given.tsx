import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import { useTimes } from '../../parts/time';
import { Card } from '../card';
import classes from './record.module.css';

/** What the person lets this consultant read of earlier talks; nothing where they let nothing be read. */
export function Given({ session }: { session: string }) {
  const { t } = useTranslation('talks');
  const times = useTimes();
  const given = useQuery({
    queryKey: ['consultant', 'handovers', session], retry: false,
    queryFn: async () => (await ask(api.sessions.GET('/api/sessions/sessions/{id}/handovers', { params: { path: { id: session } } }))).handovers ?? [],
  });
  if (!given.data?.length) return null;
  return (
    <Card title={t('given.title')}>
      <Text c="dimmed">{t('given.lead')}</Text>
      <Stack gap="md">
        {given.data.map((h) => (
          <div key={h.written_at + h.text}>
            <Text size="sm" c="dimmed">{t('given.written', { day: times.date(h.written_at) })}</Text>
            <Text className={classes.words}>{h.text}</Text>
          </div>
        ))}
      </Stack>
    </Card>
  );
}
