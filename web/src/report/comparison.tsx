import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Figure, Line, Report } from '../api/schema/reports';
import { type Bar, BarChart } from './chart';
import { Behind } from './data_table';
import { Part } from './part';
import classes from './report.module.css';
import { ends, spanOf, useWords } from './words';

/** The company beside all other companies, and beside those of its industry. */
export function Comparison({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const lines = (report.lines ?? []).filter((l) => l.company && l.benchmark?.length);
  if (lines.length === 0) return null;
  return (
    <Part id="comparison" title={t('benchmark.title')} lead={t('benchmark.lead')}>
      <div className={classes.thirds}>{lines.map((l) => <One key={l.code} line={l} own={l.company!} />)}</div>
    </Part>
  );
}

function One({ line, own }: { line: Line; own: Figure }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const label = words.say(line.label);
  const rows = [
    { key: 'own', name: t('benchmark.own'), figure: own, basis: words.people(own) },
    ...(line.benchmark ?? []).map((b) => ({
      key: b.scope as string, name: t(`benchmark.${b.scope}`), figure: { value: b.value, low: b.low, high: b.high, n: b.people } as Figure,
      basis: t('benchmark.from', { companies: t('benchmark.companies', { count: b.companies }), people: t('benchmark.people', { count: b.people }) }),
    })),
  ];
  const bars = rows.map((r): Bar => ({ key: r.key, name: r.name, shown: words.value(line, r.figure), ...spanOf(r.figure) }));
  const cells = rows.map((r) => ({ key: r.key, cells: [r.name, words.value(line, r.figure), words.range(line, r.figure), r.basis] }));
  const caption = `${label}${t('line.of')}${t('benchmark.title')}`;
  return (
    <article className={classes.card}>
      <Stack gap="sm">
        <Title order={3}>{label}</Title>
        <BarChart label={caption} bars={bars} ends={ends(line)} />
        <Behind caption={caption} heads={[t('benchmark.who'), t('line.value'), t('line.range'), t('benchmark.basis')]} rows={cells} />
      </Stack>
    </article>
  );
}
