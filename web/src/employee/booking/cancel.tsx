import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { BookingBody } from '../../api/schema/booking';
import { Dialog } from '../../parts/dialog';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';
import { cancelsFreely } from './state';

/** Cancels a booking after saying what that means: whether it counts, who is told. */
export function Cancel({ booking, now }: { booking: BookingBody; now: number }) {
  const { t } = useTranslation('booking');
  const { t: common } = useTranslation();
  const text = useProblemText();
  const [open, setOpen] = useState(false);
  const { send, pending, paused, error, reset } = useSend<string, BookingBody>({
    name: `cancel/${booking.booking_id}`,
    send: (id, key) => ask(api.booking.POST('/api/booking/bookings/{id}/cancel', { params: { path: { id }, header: { 'Idempotency-Key': key } } })),
    sent: () => setOpen(false),
  });
  const close = () => {
    setOpen(false);
    reset();
  };
  return (
    <>
      <Button variant="subtle" color="red" c="var(--mantine-color-error)" onClick={() => setOpen(true)}>{t('bookings.cancel')}</Button>
      <Dialog open={open} title={t('bookings.cancelTitle')} close={pending ? undefined : close}>
        <Stack>
          <List spacing="xs">
            <List.Item>{t(cancelsFreely(booking, now) ? 'bookings.cancelFree' : 'bookings.cancelLate')}</List.Item>
            <List.Item>{t('bookings.cancelWho')}</List.Item>
            <List.Item>{t('bookings.cancelMove')}</List.Item>
          </List>
          {error && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(error, t('bookings.problem', { returnObjects: true }))}</Text></Alert>}
          {paused && <Alert role="status" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{common('offline')}</Text></Alert>}
          <Group>
            <Button variant="default" onClick={close} disabled={pending && !paused}>{t('bookings.keep')}</Button>
            <Button color="red" loading={pending && !paused} disabled={paused} onClick={() => send(booking.booking_id)}>{t('bookings.cancelAction')}</Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}
