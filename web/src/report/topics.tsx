import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Report, Topic } from '../api/schema/reports';
import { BarChart } from './chart';
import { DataTable } from './data_table';
import { Part } from './part';
import { isWithheld } from './paths';
import { perCent, useWords } from './words';

/** How a topic was spoken of, said only where the range leaves no doubt; undefined if it is not shown. */
export function polarityOf(topic: Topic): 'negative' | 'positive' | 'neutral' | undefined {
  const p = topic.polarity;
  if (!p) return undefined;
  if (p.high < 0) return 'negative';
  return p.low > 0 ? 'positive' : 'neutral';
}

const signed = (v: number) => (v > 0 ? `+${v.toFixed(1)}` : v.toFixed(1));

const tones = { negative: 'worse', positive: 'better', neutral: undefined } as const;

/** What people talked about, how many of them, and how. */
export function Topics({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const list = report.topics ?? [];
  if (list.length === 0) {
    return <Part id="topics" title={t('topics.title')}><Text>{t(isWithheld(report, 'topics') ? 'topics.none' : 'topics.empty')}</Text></Part>;
  }
  const bars = list.map((topic) => {
    const how = polarityOf(topic);
    const { value, low, high } = topic.share;
    return { key: topic.code, name: words.topic(topic.code), shown: words.value(perCent, topic.share), value, low, high, tone: how && tones[how] };
  });
  const rows = list.map((topic) => {
    const how = polarityOf(topic);
    return { key: topic.code, cells: [words.topic(topic.code), words.value(perCent, topic.share), words.range(perCent, topic.share), words.number(topic.share), how ? t(`topics.${how}`) : t('figure.none'), topic.polarity ? t('topics.between', { low: signed(topic.polarity.low), high: signed(topic.polarity.high) }) : ''] };
  });
  return (
    <Part id="topics" title={t('topics.title')} lead={t('topics.lead')}>
      <BarChart label={t('topics.chart')} bars={bars} ends={[0, 100]} />
      <DataTable caption={t('topics.chart')} heads={[t('topics.topic'), t('topics.share'), t('line.range'), t('topics.people'), t('topics.tone'), t('topics.polarity')]} rows={rows} />
    </Part>
  );
}
