import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SessionView } from '../api/schema/sessions';
import { useTimes } from '../parts/time';
import { StateChip } from './chip';
import classes from './due_list.module.css';
import { hasDraft } from './record_draft';
import { useDistance, useProgramName } from './words';

/** Talks that wait for an outcome or a record, with how long they have waited and the way there. */
export function DueList({ sessions, now, compact = false }: { sessions: readonly SessionView[]; now: number; compact?: boolean }) {
  return (
    <ul className={`${classes.list} ${compact ? classes.compact : ''}`}>
      {sessions.map((s) => <Item key={s.session_id} session={s} now={now} compact={compact} />)}
    </ul>
  );
}

function Item({ session, now, compact }: { session: SessionView; now: number; compact: boolean }) {
  const { t } = useTranslation('consultant');
  const times = useTimes();
  const program = useProgramName();
  const distance = useDistance();
  const state = session.status === 'finished' ? 'toRecord' : 'toFinish';
  const text = state === 'toRecord' ? t('due.writeRecord') : t('due.writeFinish');
  const when = times.moment(session.starts_at);
  return (
    <li className={classes.item}>
      <Stack gap={4}>
        <Text fw={600} className="tabular">{when}</Text>
        <Text size="sm">{program(session.program)}</Text>
        <Group gap="xs">
          <StateChip state={state} />
          <Text size="sm" c="var(--kikite-accent)">{t('due.since', { when: distance(session.ends_at, now) })}</Text>
        </Group>
        {!compact && <Text size="sm" c="dimmed">{hasDraft(session.session_id) ? t('due.drafted') : t(`due.${state}`)}</Text>}
      </Stack>
      <Button component={Link} to={`/consultant/bookings/${session.booking_id}`} size="sm" variant={compact ? 'default' : 'filled'} aria-label={`${text} ${when}`}>{text}</Button>
    </li>
  );
}
