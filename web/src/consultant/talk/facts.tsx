import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BookingBody } from '../../api/schema/booking';
import { useTimes } from '../../parts/time';
import { Card } from '../card';
import { minutesOf, useProgramName } from '../words';
import classes from './talk.module.css';

/** When, how long, why; and that nobody is named. */
export function Facts({ booking }: { booking: BookingBody }) {
  const { t } = useTranslation('consultant');
  const times = useTimes();
  const program = useProgramName();
  return (
    <Card title={t('session.facts')}>
      <dl className={classes.facts}>
        <dt>{t('session.when')}</dt>
        <dd className="tabular">{times.date(booking.starts_at)}<br />{times.clock(booking.starts_at)} – {times.clock(booking.ends_at)}<Text span size="sm" c="dimmed"> {times.zoneName}</Text></dd>
        <dt>{t('session.length')}</dt>
        <dd>{t('today.length', { minutes: minutesOf(booking) })}</dd>
        <dt>{t('session.program')}</dt>
        <dd>{program(booking.program)}</dd>
        <dt>{t('session.person')}</dt>
        <dd>{t('session.personText')}</dd>
      </dl>
    </Card>
  );
}
