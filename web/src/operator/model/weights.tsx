import { Stack, Text, Title } from '@mantine/core';
import type { CSSProperties, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelDetail, WeightBody } from '../../api/schema/matching';
import { Table } from '../../parts/table';
import { Panel } from '../panel';
import classes from './model.module.css';
import { useModelWords } from './words';

/** What counts how much, as bars with the figures beside them. */
export function Weights({ model, about, actions }: { model: ModelDetail; about: ReactNode; actions?: ReactNode }) {
  const { t } = useTranslation('model');
  const reach = model.weights.flatMap((w) => [w.weight - (w.sd ?? 0), w.weight + (w.sd ?? 0), w.default]);
  const scale = { low: Math.min(0, ...reach), high: Math.max(0.1, ...reach) };
  const learned = model.weights.some((w) => w.sd);
  return (
    <Panel title={t('weights.title')}>
      {about}
      {actions}
      <Text size="sm" c="dimmed">{t(learned ? 'weights.key' : 'weights.keyPlain')}</Text>
      <Group title={t('weights.learnable')} weights={model.weights.filter((w) => w.learnable)} scale={scale} />
      <Group title={t('weights.policy')} weights={model.weights.filter((w) => !w.learnable)} scale={scale} />
    </Panel>
  );
}

interface Scale { low: number; high: number }

function Group({ title, weights, scale }: { title: string; weights: readonly WeightBody[]; scale: Scale }) {
  const { t } = useTranslation('model');
  const words = useModelWords();
  return (
    <Stack gap={4}>
      <Title order={3} size="h5">{title}</Title>
      <Table dense className={`tabular ${classes.root} ${classes.weights}`} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('weights.what')}</th>
            <td aria-hidden className={classes.track} />
            <th scope="col" className="number">{t('weights.weight')}</th>
            <th scope="col" className="number">{t('weights.default')}</th>
          </tr>
        </thead>
        <tbody>
          {weights.map((w) => (
            <tr key={w.code}>
              <th scope="row">{words.say(w)}</th>
              <td aria-hidden className={classes.track}><Bar weight={w} scale={scale} /></td>
              <td className={`number ${classes.figures}`}><strong>{words.fixed(w.weight)}</strong>{w.sd ? <Text span size="sm" c="dimmed"> {t('weights.range', { sd: words.fixed(w.sd) })}</Text> : null}</td>
              <td className={`number ${classes.initially}`}>{words.fixed(w.default)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Stack>
  );
}

function Bar({ weight: { weight, default: initial, sd = 0, learnable }, scale }: { weight: WeightBody; scale: Scale }) {
  const at = (value: number) => `${(100 * (value - scale.low)) / (scale.high - scale.low)}%`;
  const span = (from: number, to: number): CSSProperties => ({ insetInlineStart: at(Math.min(from, to)), width: `calc(${at(Math.max(from, to))} - ${at(Math.min(from, to))})` });
  return (
    <div className={classes.bar}>
      <span className={learnable ? classes.fill : classes.fixed} style={span(0, weight)} />
      {sd > 0 && <span className={classes.sd} style={span(weight - sd, weight + sd)} />}
      <span className={classes.initial} style={{ insetInlineStart: at(initial) }} />
    </div>
  );
}
