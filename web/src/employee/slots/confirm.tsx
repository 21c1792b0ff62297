import { Alert, Button, Stack, Text } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';
import { Actions } from '../booking/facts';
import { Countdown, useSecondsLeft } from './countdown';
import { useSlotProblems } from './explained';
import { Refused } from './refused';
import { CompanyNotice } from './summary';
import type { Kept } from './use_hold';

interface Props<Out> {
  /** Of the hold, or of the series of holds. */
  id: string;
  held: Kept;
  /** How long it is held in all, in seconds. */
  whole?: number;
  book: (id: string, key: string) => Promise<Out>;
  booked: (answer: Out) => void;
  /** What is about to be booked. */
  children: ReactNode;
  label: string;
  /** The way to another choice. */
  other: () => void;
  /** What stands beside the button that books, if not the way to another choice. */
  aside?: ReactNode;
  /** What takes the question's place when the time is over and cannot be held again. */
  over?: ReactNode;
}

/** Asks whether to book what is held, for as long as it is held. */
export function ConfirmHold<Out>({ id, held, whole, book, booked, children, label, other, aside, over: ended }: Props<Out>) {
  const { t } = useTranslation('booking');
  const text = useProblemText();
  const problems = useSlotProblems();
  const left = useSecondsLeft(held.until);
  const done = useRef(false); // the second half of a double click may come after the answer
  const { send, pending, paused, error } = useSend<string, Out>({
    name: `book/${id}`,
    send: async (hold, key) => {
      if (!held.here.current) throw new Problem(409, 'gone', ''); // left before it could be sent: the time was given back
      held.keep();
      try {
        return await book(hold, key);
      } catch (cause) {
        held.unkeep(hold);
        throw cause;
      }
    },
    sent: (answer) => {
      done.current = true;
      if (held.here.current) booked(answer);
    },
  });
  const over = !pending && (left === 0 || Problem.of(error).code === 'hold_expired');
  if (over && ended !== undefined) return ended;
  if (error && !over && !Problem.of(error).passing) return <Refused error={error} other={other} />;
  return (
    <Stack gap="lg">
      {over
        ? <Alert role="alert" color="kaki" variant="light" title={t('slots.expiredTitle')}><Text c="var(--mantine-color-text)">{t('slots.expiredText')}</Text></Alert>
        : <Countdown left={left ?? 0} whole={whole} />}
      {children}
      {!over && <CompanyNotice />}
      {error && !over && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(error, problems)}</Text></Alert>}
      {paused && <Alert role="status" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{t('slots.pausedBooking')}</Text></Alert>}
      <Actions>
        {over
          ? <Button size="lg" onClick={held.again}>{t('slots.again')}</Button>
          : <Button size="lg" loading={pending && !paused} disabled={paused} onClick={() => done.current || send(id)}>{label}</Button>}
        {aside ?? <Button size="lg" variant="default" disabled={pending && !paused} onClick={other}>{t('slots.other')}</Button>}
      </Actions>
    </Stack>
  );
}
