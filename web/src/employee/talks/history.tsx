import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SessionView } from '../../api/schema/sessions';
import type talks from '../../i18n/ja/talks.json';
import { Empty } from '../../parts/empty';
import { Sheet, When, Who } from '../booking/facts';
import { surveyDue } from '../booking/state';
import { programName } from './program';

type Outcome = keyof (typeof talks)['talks']['outcome'];

/** One's own talks, the newest first. */
export function History({ sessions }: { sessions: readonly SessionView[] }) {
  const { t } = useTranslation('talks');
  const newest = sessions.toReversed();
  return (
    <Stack gap="md" component="section">
      <Title order={2}>{t('talks.listTitle')}</Title>
      {newest.length === 0 ? <Empty title={t('talks.none')}>{t('talks.noneText')}</Empty> : newest.map((s) => <Talk key={s.session_id} session={s} />)}
    </Stack>
  );
}

function Talk({ session }: { session: SessionView }) {
  const { t } = useTranslation('talks');
  const { t: common } = useTranslation();
  const program = programName(session.program);
  return (
    <Sheet>
      <Stack gap="sm">
        <Text fw={600}><When span={session} /></Text>
        {session.consultant_id && <Who id={session.consultant_id} />}
        <Group style={{ gap: '0.1rem 1.25rem' }}>
          {program && <Text size="sm" c="dimmed">{common(program)}</Text>}
          <Text size="sm" c="dimmed">{t(`talks.outcome.${outcomeOf(session)}`)}</Text>
          {session.pulse_answered && <Text size="sm" c="dimmed">{t('talks.pulseDone')}</Text>}
        </Group>
        <Group gap="sm">
          {surveyDue(session) && <Button component={Link} to={`/bookings/${session.booking_id}/pulse`}>{t('talks.pulseDue')}</Button>}
          <Button component={Link} to={`/bookings/${session.booking_id}`} variant="default">{t('talks.open')}</Button>
        </Group>
      </Stack>
    </Sheet>
  );
}

function outcomeOf(session: SessionView): Outcome {
  if (session.status === 'finished') return session.outcome ?? 'held';
  return session.status === 'scheduled' && session.when === 'past' ? 'due' : session.status;
}
