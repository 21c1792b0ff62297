import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { GroupFigure, Line } from '../api/schema/reports';
import { type Bar, BarChart } from './chart';
import { Behind } from './data_table';
import { ends, spanOf, useWords } from './words';

interface Props {
  line: Line;
  title: string;
  /** What the groups are: 部署, 年代 … */
  head: string;
  groups: readonly GroupFigure[];
  nameOf: (id: string) => string;
}

/** The groups of a measure side by side, with the table behind the chart. */
export function Compared({ line, title, head, groups, nameOf }: Props) {
  const { t } = useTranslation('report');
  const words = useWords();
  const rows = groups.map((g) => ({ ...g, name: nameOf(g.group) }));
  const bars = rows.map((g): Bar => ({ key: g.group, name: g.name, shown: words.value(line, g.figure), ...spanOf(g.figure), tone: g.differs }));
  const heads = [head, t('line.value'), t('line.range'), t('line.people'), t('line.difference')];
  const label = `${words.say(line.label)}${t('line.of')}${title}`;
  const cells = rows.map((g) => ({
    key: g.group,
    cells: [g.name, words.value(line, g.figure), words.range(line, g.figure), words.number(g.figure), t(`line.${g.differs ?? 'same'}`)],
  }));
  return (
    <div>
      <Text fw={600} size="sm">{title}</Text>
      <BarChart label={label} bars={bars} ends={ends(line)} company={line.company && { name: t('heat.company'), value: line.company.value }} />
      <Text size="xs" c="dimmed" mb={4}>{t('line.key')}</Text>
      <Behind caption={label} heads={heads} rows={cells} />
    </div>
  );
}
