import { Badge } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BookingBody } from '../../api/schema/booking';
import type { SessionView } from '../../api/schema/sessions';
import { Avatar } from '../../parts/avatar';
import { useTimes } from '../../parts/time';
import { useConsultant, useNameOf } from './calls';
import classes from './row.module.css';
import { ahead, stateOf, surveyDue } from './state';
import { Swap } from '../swap/swap';
import { Status } from './status';

/** A booking in the list: when, with whom, and what is to be done about it. */
export function Row({ booking, session, now }: { booking: BookingBody; session: SessionView | undefined; now: number }) {
  const { t } = useTranslation('booking');
  const { t: common } = useTranslation();
  const { t: series } = useTranslation('series');
  const times = useTimes();
  const name = useNameOf()(useConsultant(booking.consultant_id).data);
  const due = surveyDue(session);
  const state = stateOf(booking, session, now);
  return (
    <li className={classes.row}>
      <Avatar id={booking.consultant_id} name={name} size={44} />
      <div className={classes.main}>
        <Link to={`/bookings/${booking.booking_id}`} className={`${classes.link} tabular`}>
          <time dateTime={booking.starts_at}>{times.moment(booking.starts_at)}</time>
        </Link>
        <span className={classes.quiet}>{name}<br />{common(`program.${booking.program as 'exit'}`)}</span>
        <span className={classes.marks}>
          <Status state={state} />
          {(booking.series_count ?? 0) > 1 && <Badge size="lg" radius="sm" tt="none" fw={500} variant="default" className="tabular">{series('mark', { number: booking.series_number, count: booking.series_count })}</Badge>}
          {due && <Badge size="lg" radius="sm" tt="none" fw={500} color="kaki" variant="light" c="var(--mantine-color-text)">{t('bookings.surveyDue')}</Badge>}
        </span>
        {!ahead(state) && <div className={classes.above}><Swap id={booking.consultant_id} name={name} program={booking.program} compact /></div>}
      </div>
      <IconChevronRight size={20} aria-hidden className={classes.chevron} />
    </li>
  );
}
