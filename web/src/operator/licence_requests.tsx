import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../api/client';
import { Failure } from '../parts/failure';
import { Panel } from './panel';
import parts from './parts.module.css';
import { useWords } from './words';

/** Who asks for other licences, above the list of consultants; nothing where nobody does. */
export function LicenceRequests() {
  const { t } = useTranslation('operator');
  const words = useWords();
  const query = useQuery({ queryKey: ['licence-requests'], queryFn: () => ask(api.signup.GET('/api/signup/licence-requests', { params: { query: { limit: 100 } } })) });
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!query.data || query.data.requests.length === 0) return null;
  return (
    <Panel title={t('licenceRequest.list')}>
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {query.data.requests.map((r) => (
          <Group component="li" key={r.consultant_id} gap="md">
            <Link to={`/operator/consultants/${r.consultant_id}`} className={parts.lead}>{r.name}</Link>
            <Text size="sm" c="dimmed">{t('licenceRequest.asked', { age: words.age(r.asked_at) })}</Text>
          </Group>
        ))}
      </Stack>
    </Panel>
  );
}
