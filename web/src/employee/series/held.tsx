import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { SeriesBody, SeriesHoldAnswer, SeriesHoldBody } from '../../api/schema/booking';
import { Fact, Facts, Sheet, When, Who } from '../booking/facts';
import type { SeriesProgram } from '../slots/aim';
import { ConfirmHold } from '../slots/confirm';
import { Holding } from '../slots/held';
import { Refused } from '../slots/refused';
import { useHold } from '../slots/use_hold';
import classes from './series.module.css';

interface Props {
  consultant: string;
  program: SeriesProgram;
  starts: string[];
  other: () => void;
  booked: (series: string) => void;
}

/** Holds all times of a series, or none, and asks whether to book them. */
export function SeriesHeld({ consultant, program, starts, other, booked }: Props) {
  const { t } = useTranslation('series');
  const held = useHold<SeriesHoldBody, SeriesHoldAnswer>({
    name: `series/${consultant}`,
    wanted: { consultant_id: consultant, program, starts },
    make: (body, key) => ask(api.booking.POST('/api/booking/series/holds', { body, params: { header: { 'Idempotency-Key': key } } })),
    idOf: (hold) => hold.series_id,
    release: (id, closing) => api.booking.DELETE('/api/booking/series/{id}/holds', { params: { path: { id } }, keepalive: closing }),
  });
  if (held.error && !held.hold) return <Refused error={held.error} other={other} again={held.again} />;
  if (!held.hold) return <Holding paused={held.paused} />;
  const { series_id, holds } = held.hold;
  return (
    <ConfirmHold<SeriesBody>
      key={series_id} id={series_id} held={held} label={t('held.confirm', { count: holds.length })} other={other} booked={(s) => booked(s.series_id)}
      book={(id, key) => ask(api.booking.POST('/api/booking/series/{id}/book', { params: { path: { id }, header: { 'Idempotency-Key': key } } }))}
    >
      <SeriesSummary consultant={consultant} program={program} talks={holds} />
    </ConfirmHold>
  );
}

function SeriesSummary({ consultant, program, talks }: { consultant: string; program: SeriesProgram; talks: SeriesHoldAnswer['holds'] }) {
  const { t } = useTranslation('series');
  const { t: booking } = useTranslation('booking');
  const { t: common } = useTranslation();
  return (
    <Sheet>
      <Facts>
        <Fact label={booking('slots.who')} strong><Who id={consultant} /></Fact>
        <Fact label={t('held.times', { count: talks.length })} strong>
          <ol className={classes.times}>{talks.map((h) => <li key={h.booking_id}><When span={h} /></li>)}</ol>
        </Fact>
        <Fact label={booking('slots.program')}>{common(`program.${program}`)}</Fact>
      </Facts>
      <Text size="sm" c="dimmed" mt="md">{t('held.each')}</Text>
    </Sheet>
  );
}
