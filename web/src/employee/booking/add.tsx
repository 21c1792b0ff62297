import { Button, Stack, Text } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BookingBody } from '../../api/schema/booking';
import { calendarEntry, saveFile } from './calendar';

/** Puts a booking into the employee's own calendar, under a name that gives nothing away, and says so. */
export function AddToCalendar({ booking }: { booking: BookingBody }) {
  const { t } = useTranslation('booking');
  return (
    <Stack gap={4} align="flex-start">
      <AddButton booking={booking} />
      <Text size="sm" c="dimmed">{t('bookings.addHint', { title: t('bookings.calendarTitle') })}</Text>
    </Stack>
  );
}

/** The button alone; of: which of several bookings it is for, for those who hear it. */
export function AddButton({ booking, of }: { booking: BookingBody; of?: string }) {
  const { t } = useTranslation('booking');
  const save = () => {
    const link = `${location.origin}/bookings/${booking.booking_id}`;
    saveFile(t('bookings.calendarFile'), 'text/calendar;charset=utf-8', calendarEntry(booking, t('bookings.calendarTitle'), link, new Date()));
  };
  return (
    <Button
      variant="default" size={of ? 'sm' : undefined} leftSection={<IconCalendarPlus size={18} aria-hidden />} onClick={save}
      aria-label={of && `${t('bookings.add')} ${of}`}
    >
      {t('bookings.add')}
    </Button>
  );
}
