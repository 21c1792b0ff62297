import { Alert, Button, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import { Problem } from '../../api/problem';
import type { BookingBody, HoldAnswer } from '../../api/schema/booking';
import { Loading } from '../../parts/loading';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';
import { Actions } from '../booking/facts';
import type { Program } from './aim';
import { Countdown, useSecondsLeft } from './countdown';
import { useSlotProblems } from './explained';
import { Refused } from './refused';
import { CompanyNotice, Summary } from './summary';
import { useHold } from './use_hold';

interface Props {
  consultant: string;
  program: Program;
  at: string;
  other: () => void;
  booked: (id: string) => void;
}

/** Holds the chosen time and asks whether to book it. */
export function Held({ consultant, program, at, other, booked }: Props) {
  const { t } = useTranslation('booking');
  const held = useHold({ consultant_id: consultant, program, starts_at: at });
  if (held.error && !held.hold) return <Refused error={held.error} other={other} again={held.again} />;
  if (!held.hold) {
    return (
      <Stack gap="sm">
        <Text role="status">{held.paused ? t('slots.pausedBooking') : t('slots.holding')}</Text>
        <Loading />
      </Stack>
    );
  }
  return <Confirm key={held.hold.booking_id} hold={held.hold} held={held} {...{ consultant, program, other, booked }} />;
}

function Confirm({ hold, held, consultant, program, other, booked }: Omit<Props, 'at'> & { hold: HoldAnswer; held: ReturnType<typeof useHold> }) {
  const { t } = useTranslation('booking');
  const text = useProblemText();
  const problems = useSlotProblems();
  const left = useSecondsLeft(held.until);
  const done = useRef(false); // the second half of a double click may come after the answer
  const { send, pending, paused, error } = useSend<string, BookingBody>({
    name: `book/${hold.booking_id}`,
    send: async (hold_id, key) => {
      if (!held.here.current) throw new Problem(409, 'gone', ''); // left before it could be sent: the time was given back
      held.keep();
      try {
        return await ask(api.booking.POST('/api/booking/bookings', { body: { hold_id }, params: { header: { 'Idempotency-Key': key } } }));
      } catch (cause) {
        held.unkeep(hold_id);
        throw cause;
      }
    },
    sent: (b) => {
      done.current = true;
      if (held.here.current) booked(b.booking_id);
    },
  });
  const over = !pending && (left === 0 || Problem.of(error).code === 'hold_expired');
  if (error && !over && !Problem.of(error).passing) return <Refused error={error} other={other} />;
  return (
    <Stack gap="lg">
      {over
        ? <Alert role="alert" color="kaki" variant="light" title={t('slots.expiredTitle')}><Text c="var(--mantine-color-text)">{t('slots.expiredText')}</Text></Alert>
        : <Countdown left={left ?? 0} />}
      <Summary consultant={consultant} span={hold} program={program} />
      {!over && <CompanyNotice />}
      {error && !over && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(error, problems)}</Text></Alert>}
      {paused && <Alert role="status" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{t('slots.pausedBooking')}</Text></Alert>}
      <Actions>
        {over
          ? <Button size="lg" onClick={held.again}>{t('slots.again')}</Button>
          : <Button size="lg" loading={pending && !paused} disabled={paused} onClick={() => done.current || send(hold.booking_id)}>{t('slots.confirm')}</Button>}
        <Button size="lg" variant="default" disabled={pending && !paused} onClick={other}>{t('slots.other')}</Button>
      </Actions>
    </Stack>
  );
}
