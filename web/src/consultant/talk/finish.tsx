import { Button, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { FinishSessionRequest, SessionView } from '../../api/schema/sessions';
import { Dialog } from '../../parts/dialog';
import { FormEnd } from '../../parts/form';
import { useSend } from '../../parts/send';
import { useTimes } from '../../parts/time';
import { useSessionStore } from '../data';

/** How long after the start somebody may be said not to have come, in milliseconds; the API holds to it. */
const grace = 10 * 60_000;

type Outcome = FinishSessionRequest['outcome'];

/** Ends the talk with its outcome, after a question: an outcome is final. */
export function Finish({ session, now, prominent }: { session: SessionView; now: number; prominent: boolean }) {
  const { t } = useTranslation('consultant');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="md" variant={prominent || session.status === 'started' ? 'filled' : 'default'} onClick={() => setOpen(true)}>{t('finish.open')}</Button>
      <Dialog open={open} title={t('finish.title')} close={() => setOpen(false)}><Question session={session} now={now} /></Dialog>
    </>
  );
}

function Question({ session, now }: { session: SessionView; now: number }) {
  const { t } = useTranslation('consultant');
  const times = useTimes();
  const store = useSessionStore();
  const [outcome, setOutcome] = useState<Outcome>();
  const [missing, setMissing] = useState(false);
  const sending = useSend<Outcome, SessionView>({
    name: `finish/${session.session_id}`,
    send: (outcome) => ask(api.sessions.POST('/api/sessions/sessions/{id}/finish', { params: { path: { id: session.session_id } }, body: { outcome } })),
    sent: store,
  });
  const absentFrom = Date.parse(session.starts_at) + grace;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(!outcome);
        if (outcome) sending.send(outcome);
      }}
    >
      <Stack gap="md">
        <Radio.Group label={t('finish.outcome')} value={outcome ?? ''} onChange={(value) => setOutcome(value === 'held' ? 'held' : 'no_show_employee')} error={missing && !outcome && t('finish.choose')}>
          <Stack gap="sm" mt="sm">
            <Radio size="md" value="held" label={t('finish.held')} description={t('finish.heldHelp')} />
            <Radio
              size="md" value="no_show_employee" label={t('finish.noShow')} disabled={now < absentFrom}
              description={now < absentFrom ? t('finish.noShowLater', { time: times.clock(new Date(absentFrom)) }) : t('finish.noShowHelp')}
            />
          </Stack>
        </Radio.Group>
        <Text size="sm" c="dimmed">{t('finish.final')}</Text>
        <FormEnd form={{ kept: false, sending }} label={t('finish.submit')} explained={t('session.problem', { returnObjects: true })} />
      </Stack>
    </form>
  );
}
