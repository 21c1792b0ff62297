import { Stack, Text, Title } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Line, Report } from '../api/schema/reports';
import { history } from './changes';
import { type Bar, CourseChart } from './chart';
import { Compared } from './compared';
import { Behind } from './data_table';
import classes from './report.module.css';
import { ends, spanOf, useWords } from './words';

/** One measure: the company's figure, how it came about over the months, and the departments. */
export function Measure({ line, report }: { line: Line; report: Report }) {
  const words = useWords();
  const trend = history(line).length > 0 && line.company !== undefined;
  const groups = (line.groups ?? []).length > 0;
  return (
    <article className={classes.card} id={`line-${line.code}`} style={{ scrollMarginTop: 80 }}>
      <Stack gap="md">
        <Title order={3}>{words.say(line.label)}</Title>
        <Headline line={line} />
        {(groups || trend) && (
          <div className={classes.sides}>
            {groups && <Departments line={line} report={report} />}
            {trend && <Trend line={line} month={report.month} />}
          </div>
        )}
      </Stack>
    </article>
  );
}

function Headline({ line }: { line: Line }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const f = line.company;
  const [low, high] = ends(line);
  if (!f) return <Text c="dimmed">{t('line.withheld')}</Text>;
  return (
    <div>
      <div className={classes.big}>{words.value(line, f)}</div>
      <Text size="sm" c="dimmed">
        {[t('figure.rangeText', { range: words.range(line, f) }), words.people(f), line.unit === 'mean' && t('figure.scale', { low, high }),
          t(line.better > 0 ? 'figure.higherBetter' : 'figure.lowerBetter')].filter(Boolean).map((part) => (
          <Fragment key={String(part)}><span className={classes.whole}>{part}</span>{' '}</Fragment>
        ))}
      </Text>
      {(line.groups ?? []).length === 0 && <Text size="sm" c="dimmed" mt="xs">{t('line.noGroups')}</Text>}
    </div>
  );
}

function Departments({ line, report }: { line: Line; report: Report }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const nameOf = (id: string) => words.path(report.groups?.find((n) => n.id === id)?.name ?? '');
  return <Compared line={line} title={t('line.groups')} head={t('heat.group')} groups={line.groups ?? []} nameOf={nameOf} />;
}

function Trend({ line, month }: { line: Line; month: string }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const points = line.company ? [...history(line), { month, figure: line.company }] : [];
  const label = `${words.say(line.label)}${t('line.of')}${t('line.trend')}`;
  const bars = points.map((p): Bar => ({ key: p.month, name: words.month(p.month), shown: words.value(line, p.figure), ...spanOf(p.figure) }));
  const rows = points.map((p) => ({ key: p.month, cells: [words.month(p.month), words.value(line, p.figure), words.range(line, p.figure), words.number(p.figure)] }));
  return (
    <div>
      <Text fw={600} size="sm">{t('line.trend')}</Text>
      <CourseChart label={label} bars={bars} ends={ends(line)} />
      <Behind caption={label} heads={[t('line.month'), t('line.value'), t('line.range'), t('line.people')]} rows={rows} />
    </div>
  );
}
