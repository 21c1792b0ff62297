import { Alert, Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BookingBody } from '../../api/schema/booking';
import { useTimes } from '../../parts/time';
import { useProgramName } from '../words';
import classes from './editor.module.css';

/** The bookings that the hours, once saved, would no longer cover: they stay, so the consultant has to know them. */
export function Outside({ bookings, zone }: { bookings: readonly BookingBody[]; zone: string }) {
  const { t } = useTranslation('consultant');
  const times = useTimes(zone);
  const program = useProgramName();
  if (bookings.length === 0) return null;
  return (
    <Alert color="kaki" variant="light" role="status" mt="xs" title={t('availability.outside', { count: bookings.length })}>
      <Text size="sm" c="var(--mantine-color-text)">{t('availability.outsideText')}</Text>
      <ul className={classes.outside}>
        {bookings.map((b) => (
          <li key={b.booking_id}>
            <Anchor component={Link} to={`/consultant/bookings/${b.booking_id}`} underline="always" className="tabular">{times.moment(b.starts_at)}</Anchor> {program(b.program)}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
