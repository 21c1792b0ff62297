import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OpenBody } from '../../api/schema/matching';
import { calendarDate, useTimes } from '../../parts/time';
import classes from './consultant.module.css';

/** The parts of the coming days that are open, day by day. */
export function OpenDays({ of }: { of: readonly OpenBody[] }) {
  const { t } = useTranslation('employee');
  const { t: common } = useTranslation();
  const { day } = useTimes('UTC');
  const days = new Map<string, OpenBody['part'][]>();
  for (const { date, part } of of) days.set(date, [...(days.get(date) ?? []), part]);
  if (days.size === 0) return <Text c="dimmed">{t('consultant.open.none')}</Text>;
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">{t('consultant.open.text')}</Text>
      <ul className={classes.days}>
        {[...days].map(([date, parts]) => (
          <li key={date}>
            <span className="tabular">{day(calendarDate(date))}</span>
            <b>{parts.map((p) => common(`part.${p}`)).join('・')}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
