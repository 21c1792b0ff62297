import { Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import { Ready } from '../../parts/ready';
import { Exposure } from './exposure';
import { Hold } from './hold';
import { Points } from './points';
import { Weights } from './weights';
import { useModelWords } from './words';

interface Props {
  version: string;
  /** Leads back to the version that serves, if this is another one. */
  back?: () => void;
  held: boolean;
  say: (text: string) => void;
}

/** All that may be read of one version. */
export function Detail({ version, back, held, say }: Props) {
  const { t } = useTranslation('model');
  const words = useModelWords();
  const query = useQuery({ queryKey: ['models', version], queryFn: () => ask(api.matching.GET('/api/matching/models/{version}', { params: { path: { version } } })) });
  const hold = (
    <Group>
      {!held && <Hold version={version} what={words.learned(query.data?.learned_version)} label={t('hold.this')} say={say} />}
      {back && <Button variant="subtle" size="sm" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={back}>{t('weights.back')}</Button>}
    </Group>
  );
  return (
    <Ready query={query} lines={8}>
      {(model) => (
        <Stack gap="lg">
          <Weights
            model={model} actions={back && hold}
            about={<Text fw={600}>{t(model.waiting ? 'weights.waitingOf' : 'weights.of', { date: words.date(version) })}<Text span c="dimmed" fw={400}>{` — ${words.learned(model.learned_version)}`}</Text></Text>}
          />
          <Exposure exposure={model.exposure} />
          <Points model={model} />
        </Stack>
      )}
    </Ready>
  );
}
