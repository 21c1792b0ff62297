import { NativeSelect, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarDate, useTimes } from '../../parts/time';
import { Card } from '../card';
import { useBookings } from '../data';
import { defaultLength, lengths, type Plan } from './plan';
import { type DayPreview, preview, type Span } from './preview';
import classes from './preview_part.module.css';
import { minuteIn } from './zoned';

const day = 86_400_000;

/** What the plan, saved or not, offers in the coming two weeks. */
export function PreviewPart({ plan, now }: { plan: Plan; now: number }) {
  const { t } = useTranslation('consultant');
  const [length, setLength] = useState(() => Object.values(plan.lengths)[0] ?? defaultLength);
  const start = Math.floor(now / day) * day - day; // the same query all day long
  const bookings = useBookings(new Date(start), new Date(start + 18 * day));
  const taken = useMemo(
    () => (bookings.data ?? []).filter((b) => b.status !== 'cancelled').map((b) => ({ from: Date.parse(b.starts_at), to: Date.parse(b.ends_at) })),
    [bookings.data],
  );
  const days = useMemo(() => preview(plan, length, taken, now), [plan, length, taken, now]);
  const total = days.reduce((sum, d) => sum + d.starts.length, 0);
  const dates = useTimes('UTC');
  const times = useTimes(plan.zone);
  return (
    <Card title={t('availability.preview')}>
      <Text size="sm" c="dimmed">{t('availability.previewHelp')}</Text>
      <NativeSelect
        aria-label={t('availability.previewLabel')} size="sm" value={String(length)} onChange={(event) => setLength(Number(event.currentTarget.value))}
        data={lengths.map((m) => ({ value: String(m), label: t('availability.previewLength', { minutes: m }) }))}
      />
      <Text fw={600} role="status" c={total === 0 ? 'var(--kikite-accent)' : undefined}>{total === 0 ? t('availability.totalNone') : t('availability.total', { count: total })}</Text>
      <ul className={classes.days}>{days.map((d) => <Day key={d.date} day={d} zone={plan.zone} date={dates.day(calendarDate(d.date))} clock={times.clock} />)}</ul>
    </Card>
  );
}

interface DayProps {
  day: DayPreview;
  zone: string;
  /** In the reader's language. */
  date: string;
  clock: (time: Date) => string;
}

function Day({ day, zone, date, clock }: DayProps) {
  const { t } = useTranslation('consultant');
  return (
    <li className={`${classes.day} ${day.starts.length === 0 ? classes.shut : ''}`}>
      <span className="tabular">{date}</span>
      <div>
        <span className="tabular">{day.openings.map((o) => `${clock(new Date(o.from))}–${clock(new Date(o.to))}`).join('　')}</span>
        {day.openings.length > 0 && <Track day={day} zone={zone} />}
        {day.reason ? t(`availability.${day.reason}`) : t('availability.slots', { count: day.starts.length })}
        {day.booked.length > 0 && <> · {t('availability.booked', { count: day.booked.length })}</>}
      </div>
    </li>
  );
}

/** A drawing of the day from midnight to midnight; the words beside it say the same. */
function Track({ day, zone }: { day: DayPreview; zone: string }) {
  const place = ({ from, to }: Span) => {
    const left = minuteIn(from, zone) / 14.4;
    return { left: `${left}%`, width: `${Math.min(100 - left, (to - from) / 864_000)}%` };
  };
  return (
    <div className={classes.track} aria-hidden>
      {day.openings.map((o) => <span key={o.from} className={classes.open} style={place(o)} />)}
      {day.booked.map((b) => <span key={b.from} className={classes.booked} style={place(b)} />)}
    </div>
  );
}
