import { Button, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { api, ask } from '../api/client';
import { now } from '../api/clock';
import { Problem } from '../api/problem';
import type { BookingBody, OfferBody, WaitAnswer } from '../api/schema/booking';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { Loading } from '../parts/loading';
import { Page } from '../parts/page';
import { useSend } from '../parts/send';
import { useBooking } from './booking/calls';
import { Actions } from './booking/facts';
import { programOf } from './slots/aim';
import { ConfirmHold } from './slots/confirm';
import { Summary } from './slots/summary';
import { endOf } from './slots/use_hold';
import { useWaits } from './waits/calls';

/** How long an offered time is held, in seconds. */
const whole = 30 * 60;

type Offered = WaitAnswer & { offer: OfferBody };

/** Where the mail about a time that became free leads: the time, how long it is held, and the two answers. */
export function Component() {
  const { id = '' } = useParams();
  const waits = useWaits();
  const [found, setFound] = useState<Offered>();
  const here = waits.data?.find((w): w is Offered => w.offer?.booking_id === id);
  const booking = useBooking(waits.data && !here ? id : ''); // it may be booked already, from another device or a minute ago
  if (here && found?.offer.booking_id !== id) setFound(here); // while it is being booked, it is no offer any more
  if (booking.data) return <Already booking={booking.data} />;
  if (found?.offer.booking_id === id) return <Offer key={id} wait={found} />;
  const failure = waits.error ?? (Problem.of(booking.error).status === 404 ? null : booking.error);
  return <Waiting failure={failure} pending={waits.isPending || booking.isPending} again={() => void Promise.all([waits.refetch(), booking.refetch()])} waits={waits.data ?? []} />;
}

function Waiting({ failure, pending, again, waits }: { failure: unknown; pending: boolean; again: () => void; waits: readonly WaitAnswer[] }) {
  const { t } = useTranslation('waits');
  if (!failure && !pending) return <Over going={waits.length > 0} />;
  return <Page title={t('offer.title')} width="narrow">{failure ? <Failure error={failure} retry={again} /> : <Loading />}</Page>;
}

// The hold is the service's: leaving the page gives nothing back.
const nothing = () => undefined;

function Offer({ wait }: { wait: Offered }) {
  const { t } = useTranslation('waits');
  const { offer } = wait;
  const navigate = useNavigate();
  const here = useRef(true);
  const [until] = useState(() => endOf(offer, now(), whole * 1000));
  const pass = useSend<string, boolean>({
    name: `offer/${offer.booking_id}`,
    send: async (id) => {
      await ask(api.booking.DELETE('/api/booking/holds/{id}', { params: { path: { id } } }));
      return true;
    },
  });
  if (pass.data) return <Passed />;
  return (
    <Page title={t('offer.title')} lead={t('offer.lead')} width="narrow">
      <ConfirmHold<BookingBody>
        id={offer.booking_id} held={{ until, here, keep: nothing, unkeep: nothing }} whole={whole} label={t('offer.confirm')} other={() => void navigate('/bookings')}
        book={(hold_id, key) => ask(api.booking.POST('/api/booking/bookings', { body: { hold_id }, params: { header: { 'Idempotency-Key': key } } }))}
        booked={(b) => void navigate(`/book/${b.consultant_id}?program=${b.program}&booked=${b.booking_id}`, { replace: true })}
        aside={<Button size="lg" variant="default" loading={pass.pending} onClick={() => pass.send(offer.booking_id)}>{t('offer.pass')}</Button>}
        over={<Ended />}
      >
        <Summary consultant={wait.consultant_id} span={offer} program={programOf(wait.program) ?? 'regular_care'} />
        {pass.error && <Failure error={pass.error} />}
      </ConfirmHold>
      <Text size="sm" c="dimmed">{t('offer.passText')}</Text>
    </Page>
  );
}

/** The time ran out while the page was open. */
function Ended() {
  const { t } = useTranslation('waits');
  return <Empty title={t('over.title')} action={<Ways />}>{t('over.text')}</Empty>;
}

/** The time was not wanted, and goes to the next. */
function Passed() {
  const { t } = useTranslation('waits');
  return <Page title={t('passed.title')} lead={t('passed.text')} width="narrow"><Ways /></Page>;
}

/** The offer is over; going: there is still something that is waited for. */
function Over({ going }: { going: boolean }) {
  const { t } = useTranslation('waits');
  return (
    <Page title={t('over.title')} width="narrow">
      <Stack gap="lg">
        <Text>{t('over.text')}{going && <><br />{t('over.going')}</>}</Text>
        <Ways />
      </Stack>
    </Page>
  );
}

function Already({ booking }: { booking: BookingBody }) {
  const { t } = useTranslation('waits');
  const off = booking.status === 'cancelled';
  return (
    <Page title={t(off ? 'already.offTitle' : 'already.title')} lead={t(off ? 'already.offText' : 'already.text')} width="narrow">
      <Summary consultant={booking.consultant_id} span={booking} program={programOf(booking.program) ?? 'regular_care'} />
      <Actions><Button component={Link} to={`/bookings/${booking.booking_id}`}>{t('already.see')}</Button></Actions>
    </Page>
  );
}

function Ways() {
  const { t } = useTranslation('waits');
  return (
    <Actions>
      <Button component={Link} to="/bookings">{t('over.list')}</Button>
      <Button component={Link} to="/find" variant="default">{t('over.find')}</Button>
    </Actions>
  );
}
