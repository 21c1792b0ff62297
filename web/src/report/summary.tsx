import { Group, List, Stack, Text, Title } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Line, Report } from '../api/schema/reports';
import { type Change, changes, monthBefore } from './changes';
import { Part } from './part';
import classes from './report.module.css';
import { Spark } from './spark';
import { useWords } from './words';

/** What a director reads first: our reading, the main figures, and what has changed. */
export function Summary({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  return (
    <Part id="summary" title={t('summary.title')}>
      <Comment report={report} />
      <Tiles report={report} />
      <Changes report={report} />
    </Part>
  );
}

/** The operator's reading. It stands also where there is nothing else to show. */
export function Comment({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  if (!report.comment) return null;
  return (
    <div className={classes.card}>
      <Text size="sm" c="dimmed" mb="xs">{t('summary.comment')}</Text>
      <Text component="div" className={classes.comment}>{report.comment}</Text>
    </div>
  );
}

const main = ['engagement', 'job_fit', 'k6_distress', 'leave'] as const;

function Tiles({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const lines = main.flatMap((code) => report.lines?.filter((l) => l.code === code) ?? []);
  return (
    <section aria-label={t('summary.key')}>
      <dl className={classes.tiles}>
        <Talked use={report.use} />
        {lines.map((line) => <Tile key={line.code} line={line} />)}
      </dl>
    </section>
  );
}

function Talked({ use }: { use: Report['use'] }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const { talked, talks, invited } = use;
  const count = talked && t('summary.peopleShort', { count: talked.value });
  return (
    <div className={classes.tile}>
      <dt>{t('use.talked')}</dt>
      {count ? (
        <dd>
          <div className={classes.big}>{words.count(count, talked.coding)}</div>
          <div className={classes.small}>{t('summary.talkedOf', { invited })}</div>
          {talks && <div className={classes.small}>{t('summary.talks', { talks: talks.value })}</div>}
        </dd>
      ) : <dd className={classes.small}>{t('figure.none')}</dd>}
    </div>
  );
}

function Tile({ line }: { line: Line }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const f = line.company;
  return (
    <div className={classes.tile}>
      <dt>{words.short(line)}</dt>
      {f ? (
        <dd>
          <div className={classes.big}>{words.value(line, f)}</div>
          <div className={classes.small}>{t('figure.rangeText', { range: words.range(line, f) })}</div>
          <div className={classes.small}>{words.people(f)}</div>
          <Spark line={line} />
        </dd>
      ) : <dd className={classes.small}>{t('figure.none')}</dd>}
    </div>
  );
}

function Changes({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const month = monthBefore(report);
  const found = changes(report);
  return (
    <Stack gap={6}>
      <Title order={3}>{t('summary.changes')}</Title>
      {month === undefined && <Text>{t('summary.first')}</Text>}
      {month !== undefined && found.length === 0 && <Text>{t('summary.unchanged', { month: words.month(month) })}</Text>}
      {month !== undefined && found.length > 0 && (
        <>
          <Text size="sm" c="dimmed">{t('summary.since', { month: words.month(month) })}</Text>
          <List listStyleType="none" spacing="xs">{found.map((c) => <List.Item key={c.line.code}><Moved change={c} /></List.Item>)}</List>
        </>
      )}
    </Stack>
  );
}

function Moved({ change: { line, before, now, better } }: { change: Change }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const Icon = now.value > before.value ? IconArrowUpRight : IconArrowDownRight;
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Icon size={20} aria-hidden style={{ flex: 'none', marginTop: 3 }} color={better ? 'var(--report-better)' : 'var(--report-worse)'} />
      <Text>{t(better ? 'summary.better' : 'summary.worse', { label: words.say(line.label), before: words.value(line, before), now: words.value(line, now) })}</Text>
    </Group>
  );
}
