import { Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { calendarDate, useTimes } from '../../parts/time';
import { Card } from '../card';
import { useHolidays } from './data';
import classes from './editor.module.css';

/** Whether public holidays of Japan are days off, with the coming ones by name. */
export function HolidaysPart({ on, today, change }: { on: boolean; today: string; change: (on: boolean) => void }) {
  const { t, i18n } = useTranslation('consultant');
  const dates = useTimes('UTC');
  const coming = useHolidays(today).data;
  return (
    <Card title={t('availability.holidays')}>
      <Switch label={t('availability.holidaysOn')} description={t('availability.holidaysHelp')} checked={on} onChange={(e) => change(e.currentTarget.checked)} />
      {coming && (
        <div>
          <Text size="sm" c="dimmed">{t(coming.length > 0 ? 'availability.holidaysComing' : 'availability.holidaysNone')}</Text>
          <ul className={classes.holidays}>
            {coming.map((h) => <li key={h.date}><span className="tabular">{dates.day(calendarDate(h.date))}</span> {i18n.language === 'en' ? h.en : h.ja}</li>)}
          </ul>
        </div>
      )}
    </Card>
  );
}
