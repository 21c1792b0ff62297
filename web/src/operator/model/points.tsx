import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ModelDetail } from '../../api/schema/matching';
import { Table } from '../../parts/table';
import { Facts } from '../facts';
import { Panel } from '../panel';
import classes from './model.module.css';
import { useModelWords } from './words';

/** What ratings are like, and how far consultants differ: a distribution, never who. */
export function Points({ model: { points, effects } }: { model: ModelDetail }) {
  const { t } = useTranslation('model');
  const words = useModelWords();
  const sd = (value: number) => t('points.sd', { points: words.fixed(value) });
  const people = (count: number) => t('points.people', { count, n: words.number(count) });
  return (
    <Panel title={t('points.title')}>
      <Text size="sm" c="dimmed">{t('points.text')}{points.assumed && ` ${t('points.assumed')}`}</Text>
      <div className={classes.pair}>
        <Facts
          rows={[
            [t('points.mean'), t('points.value', { points: words.fixed(points.mean) })], [t('points.rater'), sd(points.rater_sd)],
            [t('points.consultant'), sd(points.consultant_sd)], [t('points.rest'), sd(points.rest_sd)],
          ]}
        />
        <Stack gap="sm">
          <Title order={3} size="h5">{t('points.effects')}</Title>
          <Text size="sm" c="dimmed">{t('points.effectsText')}</Text>
          <Facts rows={[[t('points.known'), people(effects.known)], [t('points.unknown'), people(effects.unknown)]]} />
          {effects.quantiles.length === 0 ? <Text size="sm" c="dimmed">{t('points.few')}</Text> : (
            <Table dense className="tabular" aria-label={t('points.effects')}>
              <thead>
                <tr><th scope="col">{t('points.share')}</th><th scope="col" className="number">{t('points.difference')}</th></tr>
              </thead>
              <tbody>
                {effects.quantiles.map((q) => (
                  <tr key={q.share}>
                    <th scope="row">{`${Math.round(q.share * 100)}%`}</th>
                    <td className="number">{t('points.value', { points: words.signed(q.points) })}</td>
                  </tr>
                ))}
              </tbody>
            </Table>
          )}
        </Stack>
      </div>
    </Panel>
  );
}
