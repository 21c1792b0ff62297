import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTimes } from '../parts/time';
import { Card } from './card';
import { StateChip } from './chip';
import { useSessions } from './data';
import { type TalkState, talkState } from './talk_state';
import { minutesOf, useDistance, useProgramName } from './words';

const ahead: ReadonlySet<TalkState> = new Set(['upcoming', 'open', 'running']);

/** The talk that is under way or comes next; nothing where there is none. */
export function NextTalk({ now }: { now: number }) {
  const { t } = useTranslation('consultant');
  const times = useTimes();
  const program = useProgramName();
  const distance = useDistance();
  const { data } = useSessions();
  const next = data
    ?.map((session) => ({ session, state: talkState({ ...session, status: 'confirmed' }, session, now) }))
    .find(({ state }) => ahead.has(state));
  if (!next) return null;
  const { session, state } = next;
  const far = state === 'upcoming';
  return (
    <Card title={t('today.next')}>
      <Stack gap={4}>
        <Text fw={600} size="lg" className="tabular">{times.moment(session.starts_at)}</Text>
        <Text>{program(session.program)} · {t('today.length', { minutes: minutesOf(session) })}</Text>
        <Group gap="xs" mt={4}>
          <StateChip state={state} />
          <Text size="sm" c="dimmed">{Date.parse(session.starts_at) > now ? t('today.nextIn', { when: distance(session.starts_at, now) }) : t('today.nextNow')}</Text>
        </Group>
      </Stack>
      <Button component={Link} to={`/consultant/bookings/${session.booking_id}`} variant={far ? 'default' : 'filled'} fullWidth>{t('today.open')}</Button>
    </Card>
  );
}
