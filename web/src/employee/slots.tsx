import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Loading } from '../parts/loading';
import { Failure } from '../parts/failure';
import { Page } from '../parts/page';
import { useTimes } from '../parts/time';
import { useBooking, useConsultant, useNameOf } from './booking/calls';
import { programOf, type Repeat, repeats, type SeriesProgram, useAim } from './slots/aim';
import { Booked } from './slots/booked';
import { Choose, type View } from './slots/choose';
import { Held } from './slots/held';
import { Move } from './slots/move';
import { ChooseProgram } from './slots/program';

// Most people book one talk: what several need comes when it is needed.
const SeriesDates = lazy(async () => ({ default: (await import('./series/dates')).SeriesDates }));
const SeriesHeld = lazy(async () => ({ default: (await import('./series/held')).SeriesHeld }));
const SeriesBooked = lazy(async () => ({ default: (await import('./series/booked')).SeriesBooked }));

/** From a consultant to a booking: free times, the chosen one held, confirmed. With "move", the same for a booking that exists. */
export function Component() {
  const { id = '' } = useParams();
  const aim = useAim();
  const [view, setView] = useState<View>({ page: 0 });
  const step = aim.booked ?? aim.series ?? aim.starts?.join() ?? aim.at ?? '';
  useFocusOn(step);
  if (aim.series) return <Suspense fallback={<Loading />}><SeriesBooked id={aim.series} /></Suspense>;
  if (aim.booked) return <Booked id={aim.booked} moved={aim.move !== undefined} />;
  if (aim.move) return <Moving id={id} move={aim.move} aim={aim} view={view} setView={setView} />;
  return <Booking id={id} aim={aim} view={view} setView={setView} />;
}

interface Props {
  id: string;
  aim: ReturnType<typeof useAim>;
  view: View;
  setView: (view: View) => void;
}

function Booking({ id, aim, view, setView }: Props) {
  const { t } = useTranslation('booking');
  const name = useNameOf()(useConsultant(id).data);
  const other = useOther(aim);
  const up = { to: `/consultants/${id}`, label: t('slots.up') };
  const { program, at, repeat } = aim;
  if (!program) {
    return (
      <Page title={t('slots.programTitle')} lead={t('slots.programLead')} up={up} width="narrow">
        <ChooseProgram consultant={id} choose={(p) => aim.change({ program: p }, true)} />
      </Page>
    );
  }
  if (at && repeat && repeats(program)) return <Series {...{ id, aim, at, repeat, program, name }} first={other} />;
  if (at) {
    return (
      <Page title={t('slots.heldTitle')} lead={t('slots.heldLead')} width="narrow">
        <Held key={at} consultant={id} program={program} at={at} other={other} booked={(b) => aim.change({ at: undefined, booked: b }, true)} />
      </Page>
    );
  }
  return (
    <Page title={t('slots.title')} lead={t('slots.lead', { name })} up={up} width="narrow">
      <Choose
        consultant={id} program={program} view={view} setView={setView} choose={(start) => aim.change({ at: start })}
        repeat={repeats(program) ? { value: repeat, change: (r) => aim.change({ every: r && String(r.every), count: r && String(r.count) }, true) } : undefined}
      />
    </Page>
  );
}

interface SeriesProps {
  id: string;
  name: string;
  aim: ReturnType<typeof useAim>;
  at: string;
  repeat: Repeat;
  program: SeriesProgram;
  /** Back to the first time. */
  first: () => void;
}

/** Several talks at once: all dates first, then all of them held, then booked. */
function Series({ id, name, aim, at, repeat, program, first }: SeriesProps) {
  const { t } = useTranslation('series');
  const dates = useOther(aim, 'starts');
  if (aim.starts && aim.starts.length > 0) {
    return (
      <Page title={t('held.title')} lead={t('held.lead')} width="narrow">
        <Suspense fallback={<Loading />}>
          <SeriesHeld
            key={aim.starts.join()} consultant={id} program={program} starts={aim.starts} other={dates}
            booked={(s) => aim.change({ at: undefined, starts: undefined, series: s }, true)}
          />
        </Suspense>
      </Page>
    );
  }
  return (
    <Page title={t('dates.title')} lead={t('dates.lead', { name })} width="narrow">
      <Suspense fallback={<Loading />}>
        <SeriesDates
          consultant={id} program={program} first={at} repeat={repeat} other={first} choose={(starts) => aim.change({ starts: starts.join() })}
          once={() => aim.change({ every: undefined, count: undefined })}
        />
      </Suspense>
    </Page>
  );
}

function Moving({ id, move, aim, view, setView }: Props & { move: string }) {
  const { t } = useTranslation('booking');
  const times = useTimes();
  const other = useOther(aim);
  const { data: booking, error, refetch } = useBooking(move);
  const up = { to: `/bookings/${move}`, label: t('slots.upMove') };
  const program = programOf(booking?.program);
  if (!booking || !program) {
    return <Page title={t('slots.moveTitle')} up={up} width="narrow">{error ? <Failure error={error} retry={() => void refetch()} /> : <Loading />}</Page>;
  }
  if (aim.at) {
    return (
      <Page title={t('slots.moveConfirmTitle')} lead={t('slots.moveConfirmLead')} width="narrow">
        <Move key={aim.at} booking={booking} at={aim.at} other={other} moved={(b) => aim.change({ at: undefined, booked: b }, true)} />
      </Page>
    );
  }
  return (
    <Page title={t('slots.moveTitle')} lead={t('slots.moveLead', { time: times.moment(booking.starts_at) })} up={up} width="narrow">
      <Choose consultant={id} program={program} view={view} setView={setView} choose={(start) => aim.change({ at: start })} />
    </Page>
  );
}

// Going back leads to the picker where it was left; somebody who came straight to a chosen time has nothing to go back to.
function useOther(aim: ReturnType<typeof useAim>, what: 'at' | 'starts' = 'at'): () => void {
  const navigate = useNavigate();
  const came = useRef(aim[what] !== undefined);
  return () => (came.current ? aim.change({ [what]: undefined }, true) : void navigate(-1));
}

// Another step under the same address path is another page to somebody who listens.
function useFocusOn(step: string) {
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    document.getElementById('content')?.focus({ preventScroll: true });
  }, [step]);
}
