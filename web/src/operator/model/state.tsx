import { Alert, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ModelsBody } from '../../api/schema/matching';
import { useTimes } from '../../parts/time';
import { Chip } from '../chip';
import { Facts } from '../facts';
import { Panel } from '../panel';
import { Hold, Release } from './hold';
import { nights, useModelWords } from './words';

/** Which weights serve and since when, whether they are held, and the setting that changes it. */
export function State({ models, said, say }: { models: ModelsBody; said: string; say: (text: string) => void }) {
  const { t } = useTranslation('model');
  const words = useModelWords();
  const times = useTimes();
  const { serving, held, needs } = models;
  const [latest] = nights(models.models);
  if (!serving || !latest) return null;
  const { ratings, raters, version } = latest.model;
  const few = ratings < needs.ratings || raters < needs.raters;
  const what = words.learned(serving.learned_version);
  return (
    <Panel title={t('state.title')} aside={<Chip tone={held ? 'look' : 'good'}>{t(held ? 'state.held' : 'state.free')}</Chip>}>
      <div role="status">{said && <Alert color="tokiwa" variant="light"><Text c="var(--mantine-color-text)">{said}</Text></Alert>}</div>
      <Text fz="xl" fw={600}>{what}</Text>
      <Text>{held ? t('state.heldText', { date: times.moment(held.since) }) : t('state.freeText')}</Text>
      <Facts
        rows={[
          [t('state.night'), words.date(version)],
          [t('state.counted'), serving.version === version ? undefined : words.date(serving.version)],
          [t('state.ratings'), t('state.ratingsValue', { ratings: words.number(ratings), raters: words.number(raters) })],
        ]}
      />
      {few && <Text size="sm" c="dimmed">{t('state.few', { ratings: words.number(needs.ratings), raters: words.number(needs.raters) })}</Text>}
      <Group>{held ? <Release say={say} /> : <Hold version={serving.version} what={what} label={t('hold.now')} say={say} />}</Group>
    </Panel>
  );
}
