import { Button, Group, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelBody, NeedsBody } from '../../api/schema/matching';
import { Table, Wide } from '../../parts/table';
import { Chip } from '../chip';
import { Panel } from '../panel';
import classes from './model.module.css';
import { type Night, nights, useModelWords } from './words';

const Trials = lazy(async () => ({ default: (await import('./charts')).Trials }));

/** How many nights are shown before somebody asks for all. */
const first = 10;

interface Props {
  models: readonly ModelBody[];
  needs: NeedsBody;
  shown: string;
  see: (version: string) => void;
}

/** What every night learned and how it did against the weights in use. */
export function Nights({ models, needs, shown, see }: Props) {
  const { t } = useTranslation('model');
  const [all, setAll] = useState(false);
  const list = nights(models);
  const heads = ['ratings', 'raters', 'champion', 'challenger', 'pairs'] as const;
  return (
    <Panel title={t('nights.title')}>
      <Text size="sm" c="dimmed">{t('nights.text')}</Text>
      <Course nights={list} />
      <Wide label={t('nights.title')} least={860}>
        <Table className="tabular">
          <thead>
            <tr>
              <th scope="col">{t('nights.night')}</th>
              {heads.map((h) => <th key={h} scope="col" className="number">{t(`nights.${h}`)}</th>)}
              <th scope="col">{t('nights.outcome')}</th>
              <th scope="col">{t('weights.weight')}</th>
            </tr>
          </thead>
          <tbody>{list.slice(0, all ? undefined : first).map((n) => <Row key={n.model.version} night={n} needs={needs} shown={shown} see={see} />)}</tbody>
        </Table>
      </Wide>
      {!all && list.length > first && <Group><Button variant="default" size="sm" onClick={() => setAll(true)}>{t('nights.all', { count: list.length })}</Button></Group>}
    </Panel>
  );
}

function Row({ night: { model, waiting }, needs, shown, see }: { night: Night; needs: NeedsBody; shown: string; see: (version: string) => void }) {
  const { t } = useTranslation('model');
  const words = useModelWords();
  const { trial } = model;
  const date = words.date(model.version);
  const better = trial && trial.challenger > trial.champion;
  return (
    <tr>
      <th scope="row">
        <Group gap="xs"><span className={classes.figures}>{words.day(model.version)}</span>{(model.serving || waiting?.serving) && <Chip tone="good">{t('nights.serving')}</Chip>}</Group>
      </th>
      <td className="number">{words.number(model.ratings)}</td>
      <td className="number">{words.number(model.raters)}</td>
      <td className="number">{trial ? words.percent(trial.champion) : '—'}</td>
      <td className="number" style={better ? { fontWeight: 700 } : undefined}>{trial ? words.percent(trial.challenger) : '—'}</td>
      <td className="number">{trial ? words.number(trial.pairs) : '—'}</td>
      <td>{t(`nights.${outcome(model, waiting, needs)}`)}</td>
      <td>
        <See version={model.version} shown={shown} see={see} label={t('nights.show')} full={t('nights.showOf', { date })} />
        {waiting && <See version={waiting.version} shown={shown} see={see} label={t('nights.showWaiting')} full={t('nights.showWaitingOf', { date })} />}
      </td>
    </tr>
  );
}

function outcome(model: ModelBody, waiting: ModelBody | undefined, needs: NeedsBody) {
  if (waiting) return 'waits';
  if (model.trial) return model.trial.promoted ? 'promoted' : 'kept';
  return model.ratings < needs.ratings || model.raters < needs.raters ? 'few' : 'none';
}

function See({ version, shown, see, label, full }: { version: string; shown: string; see: (version: string) => void; label: string; full: string }) {
  const { t } = useTranslation('model');
  if (version === shown) return <Text size="sm" c="dimmed">{t('nights.shown')}</Text>;
  return <UnstyledButton className={classes.see} aria-label={full} onClick={() => see(version)}>{label}</UnstyledButton>;
}

/** Both shares over the nights. The picture has all of its figures in its name, and in the table below. */
function Course({ nights: list }: { nights: readonly Night[] }) {
  const { t } = useTranslation('model');
  const words = useModelWords();
  const points = list.flatMap(({ model: { version, trial } }) => (trial ? [{ night: words.short(version), champion: trial.champion, challenger: trial.challenger }] : [])).toReversed();
  if (points.length < 2) return null;
  const rows = points.map((p) => t('nights.point', { date: p.night, champion: words.percent(p.champion), challenger: words.percent(p.challenger) }));
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.legend}>
        <Text span size="sm" fw={600}>{t('nights.chart')}</Text>
        <span className={classes.key}><i className={classes.new} aria-hidden />{t('nights.challenger')}</span>
        <span className={classes.key}><i className={classes.old} aria-hidden />{t('nights.champion')}</span>
      </figcaption>
      <div role="img" aria-label={`${t('nights.chart')}: ${rows.join(t('separator'))}`} className={`${classes.root} ${classes.chart}`}>
        <Suspense fallback={<Skeleton height={220} />}><Trials points={points} /></Suspense>
      </div>
    </figure>
  );
}
