import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useTimes } from '../parts/time';
import { Agenda, WeekStrip } from './agenda';
import { Card } from './card';
import { useBookings, useSessions } from './data';
import { DueCard } from './due_card';
import { NextTalk } from './next_talk';
import { RegistrationNotice } from './registration_notice';
import { useNow } from '../parts/now';
import classes from './today.module.css';
import { dateKey, weekDays, weekStart } from './week';

/** The furthest week that can be stepped to, either way: bookings reach 60 days ahead and the list 90 days back. */
const furthest = 13;

/** Where a consultant's day begins: what comes next, what is due, and the week. */
export function Component() {
  const { t } = useTranslation('consultant');
  const now = useNow();
  const times = useTimes();
  const [search] = useSearchParams();
  const asked = Math.trunc(Number(search.get('week') ?? 0)) || 0;
  const offset = Math.max(-furthest, Math.min(furthest, asked));
  const lead = useLead(now);
  return (
    <Page title={t('today.title')} lead={lead} width="wide">
      <div className={classes.columns}>
        <div className={classes.aside}>
          <RegistrationNotice />
          <NextTalk now={now} />
          <DueCard now={now} />
        </div>
        <Stack gap="lg">
          <Week now={now} offset={offset} />
          <Card quiet title={t('today.privacyTitle')}><Text size="sm">{t('today.privacy')}<br />{t('today.zone', { zone: times.zoneName })}</Text></Card>
        </Stack>
      </div>
    </Page>
  );
}

/** How many talks today still has or had, as far as known. */
function useLead(now: number): string | undefined {
  const { t } = useTranslation('consultant');
  const today = dateKey(new Date(now));
  const { data } = useSessions();
  if (!data) return undefined;
  const count = data.filter((s) => s.status !== 'cancelled' && dateKey(new Date(s.starts_at)) === today).length;
  return count === 0 ? t('today.lead_none') : t('today.lead', { count });
}

function Week({ now, offset }: { now: number; offset: number }) {
  const { t } = useTranslation('consultant');
  const times = useTimes();
  const first = weekStart(now, offset).getTime();
  const [days, end] = useMemo(() => {
    const all = weekDays(new Date(first));
    return [all.slice(0, 7), all[7] ?? new Date(first)] as const;
  }, [first]);
  const bookings = useBookings(new Date(first), end);
  const sessions = useSessions();
  return (
    <Stack gap="lg" component="section" aria-label={t('today.week')}>
      <Group justify="space-between" gap="sm">
        <Title order={2} aria-live="polite">{times.day(days[0] ?? end)} – {times.day(days[6] ?? end)}</Title>
        <WeekSteps offset={offset} />
      </Group>
      <Ready query={bookings}>
        {(list) => (
          <>
            <WeekStrip days={days} bookings={list} now={now} />
            {list.length === 0
              ? <Empty title={t('today.emptyTitle')} action={<Button component={Link} to="/consultant/availability" variant="default">{t('today.emptyAction')}</Button>}>{t('today.emptyText')}</Empty>
              : <Ready query={sessions}>{(known) => <Agenda days={days} bookings={list} sessions={known} now={now} />}</Ready>}
          </>
        )}
      </Ready>
    </Stack>
  );
}

const to = (week: number) => (week === 0 ? '/consultant' : `/consultant?week=${week}`);

function WeekSteps({ offset }: { offset: number }) {
  const { t } = useTranslation('consultant');
  return (
    <Group gap="xs">
      {offset > -furthest && <Button component={Link} to={to(offset - 1)} variant="default" size="sm" px="sm" leftSection={<IconChevronLeft size={16} aria-hidden />}>{t('today.previous')}</Button>}
      {offset !== 0 && <Button component={Link} to={to(0)} variant="subtle" size="sm" px="sm">{t('today.current')}</Button>}
      {offset < furthest && <Button component={Link} to={to(offset + 1)} variant="default" size="sm" px="sm" rightSection={<IconChevronRight size={16} aria-hidden />}>{t('today.following')}</Button>}
    </Group>
  );
}
