import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { BookingBody } from '../api/schema/booking';
import { HelpFolded } from '../help/help';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useTimes } from '../parts/time';
import { Absent, absentAfter } from './booking/absent';
import { AddToCalendar } from './booking/add';
import { Apology, Withdrawn } from './booking/apology';
import { useBooking, useConsultant, useNameOf, useSessions } from './booking/calls';
import { Cancel } from './booking/cancel';
import { Actions, Fact, Facts, Sheet, When, Who } from './booking/facts';
import { Join } from './booking/join';
import { useNow } from '../parts/now';
import { ahead, stateOf, surveyDue } from './booking/state';
import { Status } from './booking/status';
import { Survey } from './booking/survey';
import { CancelRest } from './series/cancel_rest';
import { Swap } from './swap/swap';

/** One talk of the employee's: where mails lead. */
export function Component() {
  const { t } = useTranslation('booking');
  const { id = '' } = useParams();
  const times = useTimes();
  const query = useBooking(id);
  return (
    <Page title={query.data ? t('bookings.oneTitle', { day: times.day(query.data.starts_at) }) : t('bookings.oneTitlePlain')} up={{ to: '/bookings', label: t('bookings.up') }} width="narrow">
      <Ready query={query}>{(b) => <One booking={b} />}</Ready>
    </Page>
  );
}

function One({ booking }: { booking: BookingBody }) {
  const { t } = useTranslation('booking');
  const { t: common } = useTranslation();
  const { t: series } = useTranslation('series');
  const now = useNow(5_000);
  const session = useSessions().data?.find((s) => s.booking_id === booking.booking_id);
  const state = stateOf(booking, session, now);
  const name = useNameOf()(useConsultant(booking.consultant_id).data);
  const absent = state === 'missed' && session?.outcome === 'no_show_consultant';
  const begun = Date.parse(booking.starts_at) <= now;
  return (
    <Stack gap="lg">
      {surveyDue(session) && <Survey booking={booking.booking_id} />}
      {(state === 'cancelledByOther' || absent) && <Apology booking={booking} missed={absent} />}
      {state === 'cancelledByService' && <Withdrawn />}
      {ahead(state) && <Join booking={booking} state={state} />}
      <Sheet>
        <Facts>
          <Fact label={t('bookings.state')}><span role="status"><Status state={state} /></span></Fact>
          <Fact label={t('bookings.when')} strong><When span={booking} /></Fact>
          <Fact label={t('bookings.who')} strong><Who id={booking.consultant_id} /></Fact>
          <Fact label={t('bookings.program')}>{common(`program.${booking.program as 'exit'}`)}</Fact>
          {booking.series_id && <Fact label={series('fact')}>{series('factText', { number: booking.series_number, count: booking.series_count })}</Fact>}
        </Facts>
      </Sheet>
      {session?.pulse_answered && <Text>{t('bookings.answered')}</Text>}
      {ahead(state) && <AddToCalendar booking={booking} />}
      <Actions>
        {ahead(state) && !begun && <Button component={Link} to={`/book/${booking.consultant_id}?move=${booking.booking_id}`} variant="default">{t('bookings.change')}</Button>}
        {!ahead(state) && !absent && !state.startsWith('cancelledBy') && <Button component={Link} to={`/book/${booking.consultant_id}?program=${booking.program}`} variant="default">{t('bookings.again')}</Button>}
        <Button component={Link} to={`/consultants/${booking.consultant_id}`} variant="default">{t('bookings.profile')}</Button>
        {ahead(state) && !begun && <Cancel booking={booking} now={now} />}
        {booking.series_id && <CancelRest series={booking.series_id} now={now} />}
        {session?.status === 'scheduled' && now >= Date.parse(booking.starts_at) + absentAfter && <Absent session={session} />}
      </Actions>
      <HelpFolded />
      {!ahead(state) && <Swap id={booking.consultant_id} name={name} program={booking.program} />}
    </Stack>
  );
}
