import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { BookingBody } from '../../api/schema/booking';
import { Dialog } from '../../parts/dialog';
import { FormEnd } from '../../parts/form';
import { useSend } from '../../parts/send';

/** The way out of a booking that the consultant cannot keep, after a question. */
export function Cancel({ booking }: { booking: string }) {
  const { t } = useTranslation('consultant');
  const [open, setOpen] = useState(false);
  const sending = useSend<string, BookingBody>({
    name: `cancel/${booking}`,
    send: (id, key) => ask(api.booking.POST('/api/booking/bookings/{id}/cancel', { params: { path: { id }, header: { 'Idempotency-Key': key } } })),
    sent: () => setOpen(false),
  });
  return (
    <Group>
      <Button variant="subtle" color="red" c="var(--mantine-color-error)" onClick={() => setOpen(true)}>{t('session.cancel')}</Button>
      <Dialog open={open} title={t('session.cancelTitle')} close={() => setOpen(false)}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            sending.send(booking);
          }}
        >
          <Stack gap="sm">
            <Text>{t('session.cancelText')}</Text>
            <FormEnd
              form={{ kept: false, sending }} label={t('session.cancelConfirm')} explained={t('session.problem', { returnObjects: true })}
              secondary={<Button variant="default" size="md" onClick={() => setOpen(false)}>{t('session.cancelKeep')}</Button>}
            />
          </Stack>
        </form>
      </Dialog>
    </Group>
  );
}
