import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../../api/client';
import type { BookingBody } from '../../api/schema/booking';
import { useMe } from '../../auth/me';
import { Page } from '../../parts/page';
import { Ready } from '../../parts/ready';
import { AddButton } from '../booking/add';
import { Actions, Sheet, When, Who } from '../booking/facts';
import { CompanyNotice } from '../slots/summary';
import classes from './series.module.css';

/** The talks of a series, for its participants. */
export const useSeries = (id: string) =>
  useQuery({ queryKey: ['series', id], enabled: id !== '', queryFn: async () => (await ask(api.booking.GET('/api/booking/series/{id}', { params: { path: { id } } }))).bookings });

/** All talks of a series are booked: which, and what comes next. */
export function SeriesBooked({ id }: { id: string }) {
  const { t } = useTranslation('series');
  const { email } = useMe();
  const series = useSeries(id);
  return (
    <Page title={series.data ? t('booked.title', { count: series.data.length }) : t('booked.titlePlain')} lead={t('booked.lead', { email })} width="narrow">
      <Ready query={series}>{(talks) => <Talks of={talks} />}</Ready>
    </Page>
  );
}

function Talks({ of }: { of: readonly BookingBody[] }) {
  const { t } = useTranslation('series');
  const { t: booking } = useTranslation('booking');
  return (
    <Stack gap="lg">
      <Sheet>
        {of[0] && <Who id={of[0].consultant_id} />}
        <ol className={classes.booked}>
          {of.map((b) => (
            <li key={b.booking_id}>
              <span className={classes.number}>{t('dates.number', { number: b.series_number ?? 1 })}</span>
              <Link to={`/bookings/${b.booking_id}`}><When span={b} /></Link>
              <AddButton booking={b} of={t('dates.number', { number: b.series_number ?? 1 })} />
            </li>
          ))}
        </ol>
        <Text size="sm" c="dimmed">{booking('bookings.addHint', { title: booking('bookings.calendarTitle') })}</Text>
      </Sheet>
      <CompanyNotice />
      <Actions>
        <Button component={Link} to="/bookings">{t('booked.see')}</Button>
        <Button component={Link} to="/home" variant="default">{booking('slots.home')}</Button>
      </Actions>
    </Stack>
  );
}
