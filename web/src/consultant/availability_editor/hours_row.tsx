import { ActionIcon, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Opening } from './day_part';
import classes from './editor.module.css';

interface Props {
  day: string;
  n: number;
  hours: Opening;
  change: (hours: Opening) => void;
  remove: () => void;
}

/** Start and end of one opening, with what is wrong below it. */
export function HoursRow({ day, n, hours, change, remove }: Props) {
  const { t } = useTranslation('consultant');
  const error = useId();
  const wrong = hours.mistake !== undefined;
  // The first wrong field is found by this name when the form is sent.
  const field = { type: 'time', classNames: { input: classes.time }, error: wrong, name: wrong ? 'rules' : undefined, 'aria-describedby': wrong ? error : undefined } as const;
  return (
    <div className={classes.hours}>
      <TextInput {...field} aria-label={t('availability.start', { day, n })} value={hours.start} onChange={(e) => change({ ...hours, start: e.currentTarget.value })} />
      <span aria-hidden style={{ textAlign: 'center' }}>–</span>
      <TextInput {...field} aria-label={t('availability.end', { day, n })} value={hours.end} onChange={(e) => change({ ...hours, end: e.currentTarget.value })} />
      <ActionIcon variant="subtle" color="gray" c="var(--mantine-color-text)" size="lg" aria-label={t('availability.removeHours', { day, n })} onClick={remove}><IconX size={17} aria-hidden /></ActionIcon>
      {hours.mistake && <span id={error} role="alert" className={classes.error}>{t(`availability.error.${hours.mistake}`)}</span>}
    </div>
  );
}
