import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { BookingBody } from '../api/schema/booking';
import type { SessionView } from '../api/schema/sessions';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useBookings, useSessions } from './booking/calls';
import { useNow } from '../parts/now';
import { Row } from './booking/row';
import classes from './booking/row.module.css';
import { ahead, stateOf } from './booking/state';
import { Waits } from './waits/list';

/** The employee's own talks: what is coming, and what has been. */
export function Component() {
  const { t } = useTranslation('booking');
  const book = <Button component={Link} to="/find">{t('bookings.book')}</Button>;
  return (
    <Page title={t('bookings.title')} lead={t('bookings.lead')} actions={book} width="narrow">
      <Ready query={useBookings()} lines={6}>{(all) => <Lists all={all} />}</Ready>
    </Page>
  );
}

function Lists({ all }: { all: readonly BookingBody[] }) {
  const { t } = useTranslation('booking');
  const now = useNow(30_000);
  const sessions = useSessions().data ?? [];
  const session = (b: BookingBody) => sessions.find((s) => s.booking_id === b.booking_id);
  const coming = all.filter((b) => ahead(stateOf(b, session(b), now)));
  const past = all.filter((b) => !coming.includes(b)).toReversed();
  return (
    <Stack gap="xl">
      <Stack gap="md">
        {coming.length === 0
          ? <Empty title={t('bookings.noneTitle')}>{t('bookings.noneText')}</Empty>
          : <><Title order={2}>{t('bookings.upcoming')}</Title><Rows of={coming} {...{ session, now }} /></>}
      </Stack>
      <Waits />
      <Stack gap="md">
        <Title order={2}>{t('bookings.past')}</Title>
        {past.length === 0 ? <Text c="dimmed">{t('bookings.noPast')}</Text> : <Rows of={past} {...{ session, now }} />}
      </Stack>
    </Stack>
  );
}

function Rows({ of, session, now }: { of: readonly BookingBody[]; session: (b: BookingBody) => SessionView | undefined; now: number }) {
  return <ul className={classes.list}>{of.map((b) => <Row key={b.booking_id} booking={b} session={session(b)} now={now} />)}</ul>;
}
