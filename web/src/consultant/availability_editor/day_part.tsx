import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { IconCopy, IconPlus } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './editor.module.css';
import { HoursRow } from './hours_row';
import type { Mistake } from './mistakes';
import { endMinute, newId, type Weekday } from './plan';

/** An opening of a day with what is wrong with it. */
export interface Opening {
  id: string;
  start: string;
  end: string;
  mistake?: Mistake;
}

interface Props {
  day: Weekday;
  hours: readonly Opening[];
  set: (hours: readonly Opening[]) => void;
  copy: () => void;
}

const usual = { start: '09:00', end: '18:00' };

/** One weekday: open or not, and when. Closing a day and opening it again brings its hours back. */
export function DayPart({ day, hours, set, copy }: Props) {
  const { t } = useTranslation('consultant');
  const before = useRef<readonly Opening[]>([]);
  const name = t(`availability.day.${day}`);
  const open = hours.length > 0;
  const toggle = () => {
    if (open) before.current = hours;
    set(open ? [] : before.current.length > 0 ? before.current : [{ ...usual, id: newId() }]);
  };
  return (
    <div role="group" aria-label={name} className={classes.day}>
      <Switch label={name} checked={open} onChange={toggle} mt={9} fw={600} />
      {open ? (
        <Stack gap="xs">
          {hours.map((h, i) => (
            <HoursRow
              key={h.id} day={name} n={i + 1} hours={h}
              change={(next) => set(hours.map((old, k) => (k === i ? next : old)))} remove={() => set(hours.filter((_, k) => k !== i))}
            />
          ))}
          <Group gap={4}>
            <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} aria-hidden />} aria-label={t('availability.addHoursTo', { day: name })} onClick={() => set([...hours, after(hours)])}>{t('availability.addHours')}</Button>
            <Button variant="subtle" size="compact-sm" leftSection={<IconCopy size={15} aria-hidden />} aria-label={t('availability.copyFrom', { day: name })} onClick={copy}>{t('availability.copy')}</Button>
          </Group>
        </Stack>
      ) : (
        <Text c="dimmed" pt={7}>{t('availability.closed')}</Text>
      )}
    </div>
  );
}

const two = (n: number) => String(n).padStart(2, '0');
const clock = (m: number) => `${two(Math.floor(m / 60) % 24)}:${two(m % 60)}`;

/** Two hours, an hour after the last opening where the day has room for them. */
function after(hours: readonly Opening[]): Opening {
  const last = Math.max(...hours.map((h) => endMinute(h.end)).filter(Number.isFinite), 0);
  const start = Math.min(last + 60, 22 * 60);
  return { id: newId(), start: clock(start), end: clock(start + 120) };
}
