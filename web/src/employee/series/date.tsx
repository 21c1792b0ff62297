import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SeriesDateBody } from '../../api/schema/booking';
import { useTimes } from '../../parts/time';
import { none } from './choices';
import classes from './series.module.css';

interface Props {
  date: SeriesDateBody;
  choice: string | undefined;
  missing: boolean;
  choose: (choice: string) => void;
}

/** One date of a series: open, or why not with what is open instead. */
export function DateOf({ date, choice, missing, choose }: Props) {
  const { t } = useTranslation('series');
  const times = useTimes();
  const range = (s: { starts_at: string; ends_at: string }) => t('range', { day: times.day(s.starts_at), from: times.clock(s.starts_at), to: times.clock(s.ends_at) });
  const instead = date.alternatives.length > 0;
  return (
    <li id={`date-${date.number}`} className={`${classes.date} ${date.open ? '' : classes.shut}`}>
      <span className={classes.number}>{t('dates.number', { number: date.number })}</span>
      <span className={`${classes.when} tabular`}>{range(date)}</span>
      <span className={date.open ? classes.free : classes.why}>
        {date.open ? <><IconCheck size={17} aria-hidden />{t('dates.open')}</> : <><IconMinus size={17} aria-hidden />{t(`dates.reason.${date.reason ?? 'slot_not_offered'}`)}</>}
      </span>
      {!date.open && !instead && <p className={classes.out}>{t('dates.leftOut')}</p>}
      {instead && (
        <fieldset className={classes.instead} aria-invalid={missing || undefined}>
          <legend>{t('dates.instead')}</legend>
          {[...date.alternatives.map((a) => ({ value: a.starts_at, label: range(a) })), { value: none, label: t('dates.none') }].map(({ value, label }) => (
            <label key={value}>
              <input type="radio" name={`date-${date.number}`} checked={choice === value} onChange={() => choose(value)} />
              <span className="tabular">{label}</span>
            </label>
          ))}
          {missing && <p className={classes.error}>{t('dates.choose')}</p>}
        </fieldset>
      )}
    </li>
  );
}
