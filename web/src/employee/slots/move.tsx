import { Alert, Button, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import { Problem } from '../../api/problem';
import type { BookingBody } from '../../api/schema/booking';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';
import { Actions } from '../booking/facts';
import { programOf } from './aim';
import { useSlotProblems } from './explained';
import { Refused } from './refused';
import { CompanyNotice, Summary } from './summary';

/** Asks whether a booking is to be moved. The new time is taken and the old one freed by one call, so nothing is held before. */
export function Move({ booking, at, other, moved }: { booking: BookingBody; at: string; other: () => void; moved: (id: string) => void }) {
  const { t } = useTranslation('booking');
  const text = useProblemText();
  const problems = useSlotProblems();
  const done = useRef(false); // the second half of a double click may come after the answer
  const { send, pending, paused, error } = useSend<string, BookingBody>({
    name: `move/${booking.booking_id}`,
    send: (starts_at, key) =>
      ask(api.booking.POST('/api/booking/bookings/{id}/move', { body: { starts_at }, params: { path: { id: booking.booking_id }, header: { 'Idempotency-Key': key } } })),
    sent: (b) => {
      done.current = true;
      moved(b.booking_id);
    },
  });
  if (error && !Problem.of(error).passing) return <Refused error={error} other={other} />;
  const length = Date.parse(booking.ends_at) - Date.parse(booking.starts_at);
  const span = { starts_at: at, ends_at: new Date(Date.parse(at) + length).toISOString() };
  return (
    <Stack gap="lg">
      <Summary consultant={booking.consultant_id} span={span} program={programOf(booking.program) ?? 'regular_care'} before={booking} />
      <CompanyNotice />
      {error && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(error, problems)}</Text></Alert>}
      {paused && <Alert role="status" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{t('slots.pausedBooking')}</Text></Alert>}
      <Actions>
        <Button size="lg" loading={pending && !paused} disabled={paused} onClick={() => done.current || send(at)}>{t('slots.confirmMove')}</Button>
        <Button size="lg" variant="default" disabled={pending && !paused} onClick={other}>{t('slots.other')}</Button>
      </Actions>
    </Stack>
  );
}
