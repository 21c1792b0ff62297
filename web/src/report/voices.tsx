import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Excerpt, Pooled, Report } from '../api/schema/reports';
import { BarChart } from './chart';
import { Behind } from './data_table';
import { Part } from './part';
import classes from './report.module.css';
import { ends, oneToFive, useWords } from './words';

/** Words that their speakers approved for the report. */
export function Excerpts({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const list = report.excerpts ?? [];
  if (list.length === 0) return <Part id="excerpts" title={t('excerpts.title')}><Text>{t('excerpts.none')}</Text></Part>;
  return (
    <Part id="excerpts" title={t('excerpts.title')} lead={t('excerpts.lead')}>
      <div className={classes.quotes}>
        {byTopic(list).map(([topic, texts]) => (
          <figure key={topic} className={classes.quote}>
            <figcaption><Title order={3} size="sm" mb="xs">{words.topic(topic)}</Title></figcaption>
            {texts.map((text) => <blockquote key={text} className={classes.said}><Text lang="ja">「{text}」</Text></blockquote>)}
          </figure>
        ))}
      </div>
    </Part>
  );
}

/** What employees released to the company in the month, as HR has read it already. */
export function Voices({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const list = report.voices ?? [];
  if (list.length === 0) return null;
  return (
    <Part id="voices" title={t('voices.title')} lead={t('voices.lead')}>
      <div className={classes.quotes}>{list.map((v) => <blockquote key={v.id} className={classes.quote}><Text lang="ja">「{v.text}」</Text></blockquote>)}</div>
    </Part>
  );
}

// The same words of several people stand once: how often would be a number below the threshold.
function byTopic(list: readonly Excerpt[]): [string, string[]][] {
  const topics = new Map<string, Set<string>>();
  for (const e of list) topics.set(e.topic, (topics.get(e.topic) ?? new Set()).add(e.text));
  return [...topics].map(([topic, texts]) => [topic, [...texts]]);
}

/** People leaving and about to join: too few for a month, so several months together. */
export function PooledTalks({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const list = report.pooled ?? [];
  if (list.length === 0) return null;
  return (
    <Part id="pooled" title={t('pooled.title')} lead={t('pooled.lead')}>
      {list.map((p) => <Chapter key={p.program} pooled={p} />)}
    </Part>
  );
}

function Chapter({ pooled }: { pooled: Pooled }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const title = t(`pooled.${pooled.program === 'exit' ? 'exit' : 'pre_joining'}`);
  const figures = (pooled.figures ?? []).toSorted((a, b) => b.figure.value - a.figure.value);
  const bars = figures.map(({ code, figure: { value, low, high, ...f } }) => ({
    key: code, name: words.pooled(code), shown: words.value(oneToFive, { value, low, high, ...f }), value, low, high,
  }));
  const rows = figures.map(({ code, figure: f }) => ({ key: code, cells: [words.pooled(code), words.value(oneToFive, f), words.range(oneToFive, f), words.number(f)] }));
  return (
    <article className={classes.card}>
      <Stack gap="sm">
        <Title order={3}>{title}</Title>
        <Text size="sm" c="dimmed">{t('pooled.period', { from: words.month(pooled.from), to: words.month(pooled.to) })} · {t('pooled.scale')}</Text>
        <BarChart label={title} bars={bars} ends={ends(oneToFive)} />
        <Behind caption={title} heads={[t('pooled.table'), t('line.value'), t('line.range'), t('line.people')]} rows={rows} />
      </Stack>
    </article>
  );
}
