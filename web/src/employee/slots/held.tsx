import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { BookingBody, HoldAnswer, HoldBody } from '../../api/schema/booking';
import { Loading } from '../../parts/loading';
import type { Program } from './aim';
import { ConfirmHold } from './confirm';
import { Refused } from './refused';
import { Summary } from './summary';
import { useHold } from './use_hold';

interface Props {
  consultant: string;
  program: Program;
  at: string;
  other: () => void;
  booked: (id: string) => void;
}

/** Holds the chosen time and asks whether to book it. */
export function Held({ consultant, program, at, other, booked }: Props) {
  const { t } = useTranslation('booking');
  const held = useHold<HoldBody, HoldAnswer>({
    name: `hold/${consultant}`,
    wanted: { consultant_id: consultant, program, starts_at: at },
    make: (body, key) => ask(api.booking.POST('/api/booking/holds', { body, params: { header: { 'Idempotency-Key': key } } })),
    idOf: (hold) => hold.booking_id,
    release: (id, closing) => api.booking.DELETE('/api/booking/holds/{id}', { params: { path: { id } }, keepalive: closing }),
  });
  if (held.error && !held.hold) return <Refused error={held.error} other={other} again={held.again} />;
  if (!held.hold) return <Holding paused={held.paused} />;
  return (
    <ConfirmHold<BookingBody>
      key={held.hold.booking_id} id={held.hold.booking_id} held={held} label={t('slots.confirm')} other={other} booked={(b) => booked(b.booking_id)}
      book={(hold_id, key) => ask(api.booking.POST('/api/booking/bookings', { body: { hold_id }, params: { header: { 'Idempotency-Key': key } } }))}
    >
      <Summary consultant={consultant} span={held.hold} program={program} />
    </ConfirmHold>
  );
}

/** A hold is on its way, or waits for a connection. */
export function Holding({ paused }: { paused: boolean }) {
  const { t } = useTranslation('booking');
  return (
    <Stack gap="sm">
      <Text role="status">{paused ? t('slots.pausedBooking') : t('slots.holding')}</Text>
      <Loading />
    </Stack>
  );
}
