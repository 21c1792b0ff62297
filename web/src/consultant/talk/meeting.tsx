import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconDoorEnter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { BookingBody } from '../../api/schema/booking';
import type { SessionView } from '../../api/schema/sessions';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';
import { useTimes } from '../../parts/time';
import { Card } from '../card';
import { useSessionStore } from '../data';
import type { TalkState } from '../talk_state';
import { useDistance } from '../words';
import { Finish } from './finish';
import classes from './talk.module.css';

interface Props {
  booking: BookingBody;
  session: SessionView | undefined;
  state: TalkState;
  now: number;
}

/** The way into the room, from 15 minutes before; beginning and ending the talk. */
export function Meeting({ booking, session, state, now }: Props) {
  const { t } = useTranslation('consultant');
  const times = useTimes();
  const distance = useDistance();
  const begins = Date.parse(booking.starts_at);
  if (!session) return <Card title={t('meeting.title')}><Text role="status">{t('session.preparing')}</Text></Card>;
  if (state === 'upcoming') {
    return (
      <Card title={t('meeting.title')}>
        <Text className={classes.clock}>{t('meeting.startsIn', { when: distance(booking.starts_at, now) })}</Text>
        <Text c="dimmed">{t('meeting.before', { time: times.clock(session.join_from) })}</Text>
      </Card>
    );
  }
  const missed = state === 'toFinish';
  return (
    <Card title={t('meeting.title')}>
      {state === 'open' && <Text className={classes.clock}>{begins > now ? t('meeting.startsIn', { when: distance(booking.starts_at, now) }) : t('today.nextNow')}</Text>}
      {state === 'running' && <Progress booking={booking} now={now} />}
      {missed && <Text>{t('meeting.pending')}</Text>}
      {state === 'open' && <Text c="dimmed">{t('meeting.ready')}</Text>}
      <Group gap="sm" align="flex-start">
        {booking.join_url && !missed && (
          <Button component="a" href={booking.join_url} target="_blank" rel="noreferrer" variant={state === 'open' ? 'default' : 'light'} size="md" leftSection={<IconDoorEnter size={18} aria-hidden />}>
            {t('meeting.join')}<Text span size="xs" ml={6}>({t('meeting.newTab')})</Text>
          </Button>
        )}
        {state === 'open' && <Start session={session} />}
        {(missed || state === 'running' || now >= begins) && <Finish session={session} now={now} prominent={missed} />}
      </Group>
    </Card>
  );
}

function Progress({ booking, now }: { booking: BookingBody; now: number }) {
  const { t } = useTranslation('consultant');
  const elapsed = Math.floor((now - Date.parse(booking.starts_at)) / 60_000);
  const left = Math.ceil((Date.parse(booking.ends_at) - now) / 60_000);
  return (
    <div role="timer">
      <Text className={classes.clock}>{left > 0 ? t('meeting.left', { count: left }) : t('meeting.over')}</Text>
      <Text size="sm" c="dimmed">{t('meeting.running')}{elapsed > 0 && <> · {t('meeting.elapsed', { count: elapsed })}</>}</Text>
    </div>
  );
}

function Start({ session }: { session: SessionView }) {
  const { t } = useTranslation('consultant');
  const text = useProblemText();
  const store = useSessionStore();
  const start = useSend<string, SessionView>({
    name: `start/${session.session_id}`,
    send: (id) => ask(api.sessions.POST('/api/sessions/sessions/{id}/start', { params: { path: { id } } })),
    sent: store,
  });
  return (
    <Stack gap="xs">
      <Button size="md" loading={start.pending} onClick={() => start.send(session.session_id)}>{t('meeting.start')}</Button>
      {start.error !== null && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(start.error, t('session.problem', { returnObjects: true }))}</Text></Alert>}
    </Stack>
  );
}
