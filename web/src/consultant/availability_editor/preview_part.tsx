import { NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BookingBody, PreviewAnswer, PreviewDayBody } from '../../api/schema/booking';
import { Ready } from '../../parts/ready';
import { calendarDate, useTimes } from '../../parts/time';
import { Card } from '../card';
import { useBookings } from '../data';
import { type Program, programOf, useProgramName } from '../words';
import { minuteOf } from './plan';
import classes from './preview_part.module.css';

const day = 86_400_000;

/** Spans of the API. */
interface Span {
  starts_at: string;
  ends_at: string;
}

interface Props {
  query: { data: PreviewAnswer | undefined; error: unknown; refetch: () => unknown };
  /** Those to count with. */
  programs: readonly Program[];
  program: Program;
  choose: (program: Program) => void;
  now: number;
}

/** What the plan, saved or not, offers in the coming two weeks, as the service counts it. */
export function PreviewPart({ query, programs, program, choose, now }: Props) {
  const { t } = useTranslation('consultant');
  const name = useProgramName();
  return (
    <Card title={t('availability.preview')}>
      <Text size="sm" c="dimmed">{t('availability.previewHelp')}</Text>
      <NativeSelect
        aria-label={t('availability.previewLabel')} size="sm" value={program} onChange={(event) => choose(programOf(event.currentTarget.value) ?? program)}
        data={programs.map((p) => ({ value: p, label: name(p) }))}
      />
      <Ready query={query} lines={6}>{(answer) => <Days answer={answer} now={now} />}</Ready>
    </Card>
  );
}

function Days({ answer, now }: { answer: PreviewAnswer; now: number }) {
  const { t } = useTranslation('consultant');
  const start = Math.floor(now / day) * day - day; // the same query all day long
  const bookings = useBookings(new Date(start), new Date(start + 18 * day));
  const times = useTimes(answer.zone);
  const total = answer.days.reduce((sum, d) => sum + d.slots.length, 0);
  const of = (date: string) => (bookings.data ?? []).filter((b) => b.status !== 'cancelled' && times.key(b.starts_at) === date);
  return (
    <>
      <Text fw={600} role="status" c={total === 0 ? 'var(--kikite-accent)' : undefined}>
        {total === 0 ? t('availability.totalNone') : t('availability.total', { count: total, minutes: answer.minutes })}
      </Text>
      <ul className={classes.days}>{answer.days.map((d) => <Day key={d.date} day={d} booked={of(d.date)} clock={times.clock} />)}</ul>
    </>
  );
}

interface DayProps {
  day: PreviewDayBody;
  booked: readonly BookingBody[];
  clock: (time: string) => string;
}

function Day({ day, booked, clock }: DayProps) {
  const { t, i18n } = useTranslation('consultant');
  const dates = useTimes('UTC');
  const holiday = i18n.language === 'en' ? day.holiday_en : day.holiday;
  return (
    <li className={`${classes.day} ${day.slots.length === 0 ? classes.shut : ''}`}>
      <span className="tabular">{dates.day(calendarDate(day.date))}</span>
      <div>
        {holiday && <span className={classes.holiday}>{holiday}</span>}
        <span className="tabular">{day.openings.map((o) => `${clock(o.starts_at)}–${clock(o.ends_at)}`).join('　')}</span>
        {day.openings.length > 0 && <Track openings={day.openings} booked={booked} clock={clock} />}
        {day.slots.length > 0 ? t('availability.slots', { count: day.slots.length }) : t(`availability.reason.${day.reason ?? 'no_room'}`)}
        {booked.length > 0 && <> · {t('availability.booked', { count: booked.length })}</>}
      </div>
    </li>
  );
}

/** A drawing of the day from midnight to midnight; the words beside it say the same. */
function Track({ openings, booked, clock }: { openings: readonly Span[]; booked: readonly Span[]; clock: (time: string) => string }) {
  const place = ({ starts_at, ends_at }: Span) => {
    const left = minuteOf(clock(starts_at)) / 14.4;
    return { left: `${left}%`, width: `${Math.min(100 - left, (Date.parse(ends_at) - Date.parse(starts_at)) / 864_000)}%` };
  };
  return (
    <div className={classes.track} aria-hidden>
      {openings.map((o) => <span key={o.starts_at} className={classes.open} style={place(o)} />)}
      {booked.map((b) => <span key={b.starts_at} className={classes.booked} style={place(b)} />)}
    </div>
  );
}
