import { Button, Stack, Text } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BookingBody } from '../../api/schema/booking';
import { calendarEntry, saveFile } from './calendar';

/** Puts a booking into the employee's own calendar, under a name that gives nothing away. */
export function AddToCalendar({ booking }: { booking: BookingBody }) {
  const { t } = useTranslation('booking');
  const title = t('bookings.calendarTitle');
  const save = () => {
    const link = `${location.origin}/bookings/${booking.booking_id}`;
    saveFile(t('bookings.calendarFile'), 'text/calendar;charset=utf-8', calendarEntry(booking, title, link, new Date()));
  };
  return (
    <Stack gap={4} align="flex-start">
      <Button variant="default" leftSection={<IconCalendarPlus size={18} aria-hidden />} onClick={save}>{t('bookings.add')}</Button>
      <Text size="sm" c="dimmed">{t('bookings.addHint', { title })}</Text>
    </Stack>
  );
}
