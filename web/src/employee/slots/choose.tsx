import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../../api/client';
import { Empty } from '../../parts/empty';
import { Ready } from '../../parts/ready';
import { ownZone, useTimes } from '../../parts/time';
import { useNow } from '../../parts/now';
import { minutesOf } from '../booking/state';
import type { Program, Repeat } from './aim';
import { byDate, dateAfter, datesFrom, pageDays, pages } from './days';
import { RepeatChoice } from '../series/repeat';
import { WaitFor } from '../waits/ask';
import { Strip } from './strip';
import { Times } from './times';

/** What is looked at: the page of two weeks and the day; undefined is the first day with a free time. */
export interface View {
  page: number;
  day?: string;
}

interface Props {
  consultant: string;
  program: Program;
  view: View;
  setView: (view: View) => void;
  choose: (start: string) => void;
  /** How the talks repeat, where they may. */
  repeat?: { value: Repeat | undefined; change: (repeat: Repeat | undefined) => void };
}

/** The free times of a consultant, day by day in the reader's own zone. */
export function Choose({ consultant, program, view, setView, choose, repeat }: Props) {
  const { t } = useTranslation('booking');
  const now = useNow(60_000);
  const chosen = useRef(false); // a double click is one choice, and one step back
  const zone = ownZone();
  const times = useTimes();
  const japan = useTimes('Asia/Tokyo');
  const away = times.moment(new Date(now)) !== japan.moment(new Date(now));
  const first = dateAfter(times.key(new Date(now)), view.page * pageDays);
  const slots = useQuery({
    queryKey: ['slots', consultant, program, first, zone],
    staleTime: 10_000,
    queryFn: () => ask(api.booking.GET('/api/booking/consultants/{id}/slots', { params: { path: { id: consultant }, query: { program, from: first, days: pageDays, zone } } })),
  });
  const once = (start: string) => {
    if (chosen.current) return;
    chosen.current = true;
    choose(start);
  };
  return (
    <Stack gap="lg">
      {away && <Alert color="kaki" variant="light"><Text size="sm" c="var(--mantine-color-text)">{t('slots.zone', { zone: times.zoneName })}</Text></Alert>}
      {repeat && <RepeatChoice {...repeat} />}
      <Ready query={slots} lines={6}>
        {({ slots: open, holidays }) => {
          const all = open ?? [];
          const on = byDate(all, times.key);
          const dates = datesFrom(first);
          const day = view.day ?? dates.find((d) => on.has(d)) ?? first;
          const next = dates.find((d) => d > day && on.has(d));
          return (
            <>
              <Strip
                dates={dates} holiday={(d) => holidays.find((h) => h.date === d)} free={(d) => on.get(d)?.length ?? 0} chosen={day} choose={(d) => setView({ ...view, day: d })}
                earlier={view.page > 0 ? () => setView({ page: view.page - 1 }) : undefined}
                later={view.page < pages - 1 ? () => setView({ page: view.page + 1 }) : undefined}
              />
              {all.length === 0
                ? <Empty title={t('slots.emptyTitle')} action={<Group justify="center"><WaitFor consultant={consultant} programs={[program]} /><Button component={Link} to={`/find?program=${program}`} variant="default">{t('slots.emptyAction')}</Button></Group>}>{t('slots.emptyText')}</Empty>
                : <Times date={day} holiday={holidays.find((h) => h.date === day)} slots={on.get(day) ?? []} choose={once} next={next ? { date: next, go: () => setView({ ...view, day: next }) } : undefined} />}
              <Text size="sm" c="dimmed">{all[0] && t('slots.length', { count: minutesOf(all[0]) })} {!away && t('slots.zoneHere', { zone: times.zoneName })}</Text>
              {all.length > 0 && <WaitFor quiet consultant={consultant} programs={[program]} />}
            </>
          );
        }}
      </Ready>
    </Stack>
  );
}
