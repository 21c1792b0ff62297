import { Badge, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Pooled, Report } from '../api/schema/reports';
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
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        {list.map((e) => (
          <figure key={e.topic + e.text} className={classes.quote}>
            <blockquote style={{ margin: 0 }}><Text lang="ja">{e.text}</Text></blockquote>
            <figcaption><Badge mt="xs" variant="default" radius="sm" tt="none" fw={500}>{words.topic(e.topic)}</Badge></figcaption>
          </figure>
        ))}
      </SimpleGrid>
    </Part>
  );
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
  const rows = figures.map(({ code, figure: f }) => ({ key: code, cells: [words.pooled(code), words.value(oneToFive, f), words.range(oneToFive, f), words.people(f)] }));
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
