import { Button, Stack, VisuallyHidden } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { HolidayBody } from '../../api/schema/booking';
import { calendarDate, useTimes } from '../../parts/time';
import classes from './strip.module.css';

interface Props {
  dates: readonly string[];
  /** How many times are free on a date. */
  free: (date: string) => number;
  /** The public holiday of Japan on a date. */
  holiday: (date: string) => HolidayBody | undefined;
  chosen: string;
  choose: (date: string) => void;
  /** Undefined where there is nothing in that direction. */
  earlier?: () => void;
  later?: () => void;
}

/** The days to choose from: swiped on a phone, stepped through with the arrow keys, two weeks at a time. */
export function Strip({ dates, free, holiday, chosen, choose, earlier, later }: Props) {
  const { t } = useTranslation('booking');
  const { i18n } = useTranslation();
  const times = useTimes('UTC');
  const group = useId();
  const row = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    row.current?.querySelector(`input[value="${chosen}"]`)?.parentElement?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  const weekday = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'ja-JP', { weekday: 'short', timeZone: 'UTC' });
  const date = new Intl.DateTimeFormat('en-US', { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  const english = new Intl.DateTimeFormat('en-GB', { month: 'short', day: 'numeric', timeZone: 'UTC' });
  return (
    <Stack gap="xs">
      <div className={classes.bar}>
        {earlier ? <Button variant="subtle" size="sm" leftSection={<IconChevronLeft size={16} aria-hidden />} onClick={earlier}>{t('slots.earlier')}</Button> : <span />}
        {later && <Button variant="subtle" size="sm" rightSection={<IconChevronRight size={16} aria-hidden />} onClick={later}>{t('slots.later')}</Button>}
      </div>
      <fieldset ref={row} className={classes.strip}>
        <VisuallyHidden component="legend">{t('slots.days')}</VisuallyHidden>
        {dates.map((d) => {
          const at = calendarDate(d);
          const count = free(d);
          const rest = holiday(d);
          const says = count > 0 ? t('slots.free', { count }) : t('slots.none');
          return (
            <label key={d} className={count > 0 ? classes.day : `${classes.day} ${classes.full}`}>
              <input type="radio" name={group} value={d} checked={d === chosen} onChange={() => choose(d)} aria-label={[times.day(at), rest && (i18n.language === 'en' ? rest.name_en : rest.name), says].filter(Boolean).join(' ')} />
              <span className={classes.face} aria-hidden="true">
                <span className={rest ? `${classes.weekday} ${classes.holiday}` : classes.weekday}>{rest ? t('slots.holiday', { weekday: weekday.format(at) }) : weekday.format(at)}</span>
                <span className={classes.number}>{i18n.language === 'en' ? english.format(at) : date.format(at)}</span>
                <span className={classes.free}>{says}</span>
              </span>
            </label>
          );
        })}
      </fieldset>
    </Stack>
  );
}
