import { Paper } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../parts/avatar';
import { useTimes } from '../../parts/time';
import { useConsultant, useNameOf } from './calls';
import classes from './facts.module.css';
import { useNow } from '../../parts/now';
import { minutesOf } from './state';

/** A sheet of paper that the parts of a page lie on; tint is for what is said beside the matter. */
export function Sheet({ tint = false, children }: { tint?: boolean; children: ReactNode }) {
  return <Paper className={tint ? classes.tint : classes.card}>{children}</Paper>;
}

/** What can be done: side by side on a desk, one below the other over the whole width on a phone. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className={classes.actions}>{children}</div>;
}

/** A list of what is so and so: label and value. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>;
}

/** One line of Facts. */
export function Fact({ label, strong = false, children }: { label: string; strong?: boolean; children: ReactNode }) {
  return <div><dt>{label}</dt><dd className={strong ? classes.strong : undefined}>{children}</dd></div>;
}

/** A consultant with the drawn stand-in for the face. */
export function Who({ id }: { id: string }) {
  const name = useNameOf()(useConsultant(id).data);
  return <span className={classes.who}><Avatar id={id} name={name} size={40} /><span>{name}</span></span>;
}

/** When a talk is, in the reader's zone, and in that of Japan where it differs. */
export function When({ span }: { span: { starts_at: string; ends_at: string } }) {
  const { t } = useTranslation('booking');
  const { t: common } = useTranslation();
  const times = useTimes();
  const japan = useTimes('Asia/Tokyo');
  const now = useNow(60_000);
  const thisYear = times.key(span.starts_at).slice(0, 4) === times.key(new Date(now)).slice(0, 4);
  const differs = japan.moment(span.starts_at) !== times.moment(span.starts_at);
  return (
    <span className="tabular">
      {t('bookings.range', { day: thisYear ? times.day(span.starts_at) : times.date(span.starts_at), from: times.clock(span.starts_at), to: times.clock(span.ends_at), length: common('minutes', { count: minutesOf(span) }) })}
      {differs && <><br /><small>{t('slots.inJapan', { time: japan.moment(span.starts_at) })}</small></>}
    </span>
  );
}
