import { Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BookingBody } from '../api/schema/booking';
import type { SessionView } from '../api/schema/sessions';
import { useTimes } from '../parts/time';
import classes from './agenda.module.css';
import { StateChip } from './chip';
import { talkState } from './talk_state';
import { dateKey } from './week';
import { minutesOf, useProgramName } from './words';

interface Props {
  /** The days to show: first moments on the reader's device. */
  days: readonly Date[];
  bookings: readonly BookingBody[];
  sessions: readonly SessionView[];
  now: number;
}

/** Bookings by day. Days without any are left out, but today is always there. */
export function Agenda({ days, bookings, sessions, now }: Props) {
  const { t } = useTranslation('consultant');
  const times = useTimes();
  const today = dateKey(new Date(now));
  return (
    <Stack gap="lg">
      {days.map((day) => {
        const key = dateKey(day);
        const talks = bookings.filter((b) => dateKey(new Date(b.starts_at)) === key);
        if (talks.length === 0 && key !== today) return null;
        return (
          <Stack key={key} gap="xs" component="section" id={`day-${key}`} className={classes.day} aria-label={times.day(day)}>
            <Title order={3}>{times.day(day)}{key === today && <Text span c="var(--kikite-primary-text)" fw={600} ml="sm" size="sm">{t('today.today')}</Text>}</Title>
            {talks.length === 0 && <Text c="dimmed">{t('today.free')}</Text>}
            {talks.length > 0 && (
              <ul className={classes.list}>
                {talks.map((b) => <Row key={b.booking_id} booking={b} session={sessions.find((s) => s.booking_id === b.booking_id)} now={now} />)}
              </ul>
            )}
          </Stack>
        );
      })}
    </Stack>
  );
}

function Row({ booking, session, now }: { booking: BookingBody; session: SessionView | undefined; now: number }) {
  const { t } = useTranslation('consultant');
  const times = useTimes();
  const program = useProgramName();
  const state = talkState(booking, session, now);
  return (
    <li className={state === 'cancelled' ? classes.off : undefined}>
      <Link to={`/consultant/bookings/${booking.booking_id}`} className={classes.row}>
        <span className={classes.time}>
          {times.clock(booking.starts_at)}
          <span className={classes.small}>{t('today.length', { minutes: minutesOf(booking) })}</span>
        </span>
        <span className={classes.program}>{program(booking.program)}</span>
        <StateChip state={state} />
      </Link>
    </li>
  );
}

/** The seven days at a glance; a day with talks leads to them. */
export function WeekStrip({ days, bookings, now }: Omit<Props, 'sessions'>) {
  const { t, i18n } = useTranslation('consultant');
  const times = useTimes();
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'short' });
  const today = dateKey(new Date(now));
  return (
    <ul className={classes.strip} aria-label={t('today.week')}>
      {days.map((day) => {
        const key = dateKey(day);
        const count = bookings.filter((b) => b.status !== 'cancelled' && dateKey(new Date(b.starts_at)) === key).length;
        const look = `${classes.cell} ${count === 0 ? classes.none : ''} ${key === today ? classes.now : ''}`;
        const face = (
          <>
            <span aria-hidden>{weekday.format(day)}</span>
            <span aria-hidden className={classes.number}>{day.getDate()}</span>
            <span aria-hidden className={classes.dots}>{Array.from({ length: Math.min(count, 5) }, (_, i) => <i key={i} />)}</span>
            <VisuallyHidden>{times.day(day)} {count === 0 ? t('today.free') : t('today.talks', { count })}</VisuallyHidden>
          </>
        );
        return (
          <li key={key}>
            {count > 0 && <a href={`#day-${key}`} className={look} aria-current={key === today ? 'date' : undefined}>{face}</a>}
            {count === 0 && <span className={look}>{face}</span>}
          </li>
        );
      })}
    </ul>
  );
}
