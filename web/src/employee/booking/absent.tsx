import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { SessionView } from '../../api/schema/sessions';
import { Dialog } from '../../parts/dialog';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';

/** For the case that the consultant does not come; possible from ten minutes after the start, as long as nobody opened the talk. */
export function Absent({ session }: { session: SessionView }) {
  const { t } = useTranslation('booking');
  const { t: common } = useTranslation();
  const text = useProblemText();
  const [open, setOpen] = useState(false);
  const { send, pending, error, reset } = useSend<string, SessionView>({
    name: `absent/${session.session_id}`,
    send: (id) => ask(api.sessions.POST('/api/sessions/sessions/{id}/no-show', { params: { path: { id } } })),
    sent: () => setOpen(false),
  });
  const close = () => {
    setOpen(false);
    reset();
  };
  return (
    <>
      <Button variant="subtle" color="gray" c="var(--mantine-color-text)" onClick={() => setOpen(true)}>{t('bookings.absent')}</Button>
      <Dialog open={open} title={t('bookings.absentTitle')} close={pending ? undefined : close}>
        <Stack>
          <Text>{t('bookings.absentText')}</Text>
          {error && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(error, t('bookings.problem', { returnObjects: true }))}</Text></Alert>}
          <Group>
            <Button variant="default" onClick={close} disabled={pending}>{common('cancel')}</Button>
            <Button loading={pending} onClick={() => send(session.session_id)}>{t('bookings.absentAction')}</Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}

/** From when somebody may be said not to have come, in milliseconds after the start. */
export const absentAfter = 10 * 60_000;
