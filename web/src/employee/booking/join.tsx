import { Button, Stack, Text } from '@mantine/core';
import { IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BookingBody } from '../../api/schema/booking';
import { useTimes } from '../../parts/time';
import { Sheet } from './facts';
import { early, type State } from './state';

/** The way into the talk's room, from 15 minutes before it begins. */
export function Join({ booking, state }: { booking: BookingBody; state: State }) {
  const { t } = useTranslation('booking');
  const times = useTimes();
  const from = new Date(Date.parse(booking.starts_at) - early);
  const icon = <IconVideo size={20} aria-hidden />;
  return (
    <Sheet tint>
      <Stack gap="xs" align="flex-start">
        {state === 'open' && booking.join_url
          ? <Button component="a" href={booking.join_url} target="_blank" rel="noopener noreferrer" size="lg" leftSection={icon}>{t('bookings.join')}</Button>
          : <Button size="lg" leftSection={icon} disabled>{t('bookings.join')}</Button>}
        <Text role="status">{state === 'open' ? t(booking.join_url ? 'bookings.joinOpen' : 'bookings.joinMissing') : t('bookings.joinFrom', { time: times.moment(from) })}</Text>
        {state === 'open' && booking.join_url && <Text size="sm" c="dimmed">{t('bookings.joinNew')}</Text>}
      </Stack>
    </Sheet>
  );
}
