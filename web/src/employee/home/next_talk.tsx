import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { now } from '../../api/clock';
import type { BookingBody } from '../../api/schema/booking';
import type { SessionView } from '../../api/schema/sessions';
import { Avatar } from '../../parts/avatar';
import { useTimes } from '../../parts/time';
import { useLabels } from '../find/label';
import { programOf } from '../find/programs';
import { useConsultant } from '../find/queries';
import { coming } from './coming';
import classes from './home.module.css';

/** The next talk and what to do about it; without one, a word of encouragement. */
export function NextTalk({ bookings, sessions }: { bookings: readonly BookingBody[]; sessions: readonly SessionView[] }) {
  const { t } = useTranslation('employee');
  const list = coming(bookings, sessions, now());
  const [next] = list;
  if (!next) {
    return (
      <section className={classes.quiet}>
        <Title order={2} size="h3">{t('home.none.title')}</Title>
        <Text c="dimmed">{t('home.none.text')}</Text>
      </section>
    );
  }
  return (
    <section className={classes.next}>
      <Title order={2} size="h3" mb="sm">{t('home.next.title')}</Title>
      <Talk booking={next} joinFrom={sessions.find((s) => s.booking_id === next.booking_id)?.join_from} />
      {list.length > 1 && <Anchor component={Link} to="/bookings" size="sm">{t('home.next.more', { count: list.length - 1 })}</Anchor>}
    </section>
  );
}

function Talk({ booking, joinFrom }: { booking: BookingBody; joinFrom?: string }) {
  const { t } = useTranslation('employee');
  const { t: common } = useTranslation();
  const { day, clock } = useTimes();
  const { name } = useLabels();
  const consultant = useConsultant(booking.consultant_id);
  const program = programOf(booking.program);
  const open = joinFrom !== undefined && Date.parse(joinFrom) <= now();
  return (
    <Stack gap="md">
      <Text className={`${classes.when} tabular`}>
        {day(booking.starts_at)} <span>{t('home.next.minutes', { from: clock(booking.starts_at), to: clock(booking.ends_at) })}</span>
      </Text>
      <Group gap="sm" wrap="nowrap" mih={44}>
        {consultant.data && <Avatar id={booking.consultant_id} name={name(consultant.data)} size={44} />}
        <div>
          {consultant.data && <Text fw={600} lh={1.5}>{t('home.next.with', { name: name(consultant.data) })}</Text>}
          {program && <Text size="sm" c="dimmed">{common(`program.${program}`)}</Text>}
        </div>
      </Group>
      {joinFrom && <Text size="sm">{open ? t('home.next.open') : t('home.next.soon', { time: clock(joinFrom) })}</Text>}
      <Group>
        <Button component={Link} to={`/bookings/${booking.booking_id}`} size="md">{open ? t('home.next.join') : t('home.next.see')}</Button>
      </Group>
    </Stack>
  );
}
