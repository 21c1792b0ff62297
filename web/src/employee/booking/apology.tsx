import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../../api/client';
import type { BookingBody, Slot } from '../../api/schema/booking';
import { useTimes } from '../../parts/time';
import { programOf } from '../slots/aim';
import { Sheet } from './facts';
import classes from './apology.module.css';

/** How many other times are proposed. */
const most = 3;

/** An apology for a talk that the consultant cancelled or did not come to, with the next times that are open, one tap away. */
export function Apology({ booking, missed }: { booking: BookingBody; missed: boolean }) {
  const { t } = useTranslation('booking');
  const times = useTimes();
  const open = useOpen(booking).data ?? [];
  const to = `/book/${booking.consultant_id}?program=${booking.program}`;
  return (
    <Sheet tint>
      <Stack gap="sm">
        <Title order={2} size="h3">{t('bookings.sorry')}</Title>
        <Text>{t(missed ? 'bookings.sorryMissed' : 'bookings.sorryCancelled')}</Text>
        {open.length > 0 && (
          <>
            <Text fw={600}>{t('bookings.instead')}</Text>
            <ul className={classes.times}>
              {open.map((s) => (
                <li key={s.starts_at}>
                  <Button component={Link} to={`${to}&at=${encodeURIComponent(s.starts_at)}`} variant="default" radius="md" fullWidth className="tabular">{times.moment(s.starts_at)}</Button>
                </li>
              ))}
            </ul>
          </>
        )}
        <Text size="sm"><Anchor component={Link} to={to} underline="always">{t('bookings.otherTimes')}</Anchor>　<Anchor component={Link} to="/find" underline="always">{t('bookings.otherPeople')}</Anchor></Text>
      </Stack>
    </Sheet>
  );
}

/** A talk that the service took back: said without blame, and without a word about anybody else. */
export function Withdrawn() {
  const { t } = useTranslation('booking');
  return (
    <Sheet tint>
      <Stack gap="sm">
        <Title order={2} size="h3">{t('bookings.withdrawn')}</Title>
        <Text>{t('bookings.withdrawnText')}</Text>
        <div><Button component={Link} to="/find">{t('bookings.otherPeople')}</Button></div>
      </Stack>
    </Sheet>
  );
}

/** The first open time of each of the next days that have one. */
function useOpen({ consultant_id: id, program: code }: BookingBody) {
  const times = useTimes();
  const program = programOf(code);
  return useQuery({
    queryKey: ['slots', id, program, 'next'],
    enabled: program !== undefined,
    queryFn: async () => (await ask(api.booking.GET('/api/booking/consultants/{id}/slots', { params: { path: { id }, query: { program: program ?? 'regular_care', zone: times.zone } } }))).slots ?? [],
    select: (slots): Slot[] => slots.filter((s, i) => i === 0 || times.key(s.starts_at) !== times.key(slots[i - 1]?.starts_at ?? '')).slice(0, most),
  });
}
