import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { BookingBody } from '../api/schema/booking';
import type { SessionView } from '../api/schema/sessions';
import { Loading } from '../parts/loading';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useTimes } from '../parts/time';
import { StateChip } from './chip';
import { useBooking, useSessionOf } from './data';
import { useNow } from '../parts/now';
import classes from './talk/talk.module.css';
import { Cancel } from './talk/cancel';
import { Emergency } from './talk/emergency';
import { Facts } from './talk/facts';
import { Guide } from './talk/guide';
import { Meeting } from './talk/meeting';
import { RecordPart } from './talk/record_part';
import { SOS } from './talk/sos';
import { Steps } from './talk/steps';
import { talkState } from './talk_state';
import { minutesOf, useProgramName } from './words';

// What is written around a talk comes after the page: the way into the room must not wait for it.
const Texts = lazy(() => import('./talk/texts'));

/** One talk from its booking to its record. */
export function Component() {
  const { t } = useTranslation('consultant');
  const { id = '' } = useParams();
  const booking = useBooking(id);
  const times = useTimes();
  const program = useProgramName();
  const up = { to: '/consultant', label: t('session.up') };
  const b = booking.data;
  return (
    <Page
      title={b ? t('session.titleAt', { when: times.moment(b.starts_at) }) : t('session.title')} up={up} width="wide"
      lead={b && `${program(b.program)} · ${t('today.length', { minutes: minutesOf(b) })}`}
    >
      <Ready query={booking}>{(found) => <Talk key={id} booking={found} />}</Ready>
    </Page>
  );
}

function Talk({ booking }: { booking: BookingBody }) {
  const now = useNow();
  const session = useSessionOf(booking.booking_id, booking.status === 'confirmed' && Date.parse(booking.ends_at) > now);
  return (
    <div className={classes.columns}>
      <Ready query={session}>{(found) => <Stack gap="lg"><Main booking={booking} session={found ?? undefined} now={now} /></Stack>}</Ready>
      <Stack gap="lg" component="aside">
        <Guide program={booking.program} />
        <Emergency />
      </Stack>
    </div>
  );
}

function Main({ booking, session, now }: { booking: BookingBody; session: SessionView | undefined; now: number }) {
  const { t } = useTranslation('consultant');
  const state = talkState(booking, session, now);
  const before = useRef(state);
  // The outcome was just entered: what comes next takes the focus.
  useEffect(() => {
    if (before.current !== state && state === 'toRecord') document.getElementById('record')?.focus();
    before.current = state;
  }, [state]);
  const talking = state === 'open' || state === 'running' || state === 'toFinish';
  return (
    <>
      <div className={classes.status}>
        <StateChip state={state} />
        {talking && <Anchor href="#emergency" c="red" fw={600} size="sm">{t('meeting.emergency')}</Anchor>}
        {session && <SOS session={session} now={now} />}
      </div>
      {state === 'cancelled' || state === 'past' || state.startsWith('no_show') ? <Over booking={booking} session={session} state={state} /> : <Steps state={state} />}
      {(talking || state === 'upcoming') && <Meeting booking={booking} session={session} state={state} now={now} />}
      {session && (state === 'toRecord' || state === 'done') && <RecordPart session={session} />}
      {session && (talking || state === 'toRecord' || state === 'done') && <Suspense fallback={<Loading lines={3} />}><Texts session={session} talking={talking} /></Suspense>}
      <Facts booking={booking} />
      {state === 'upcoming' && <Cancel booking={booking.booking_id} />}
    </>
  );
}

function Over({ booking, session, state }: { booking: BookingBody; session: SessionView | undefined; state: string }) {
  const { t } = useTranslation('consultant');
  const text = () => {
    if (state === 'no_show_employee') return t('session.noShowEmployee');
    if (state === 'no_show_consultant') return t('session.noShowConsultant');
    if (state !== 'cancelled') return session ? t('session.preparing') : t('session.old');
    if (booking.cancelled_by === 'employee') return t('session.cancelledByEmployee');
    return booking.cancelled_by === 'consultant' ? t('session.cancelledByYou') : t('session.cancelledBySystem');
  };
  return <Alert color="gray" variant="light"><Text c="var(--mantine-color-text)">{text()}</Text></Alert>;
}
