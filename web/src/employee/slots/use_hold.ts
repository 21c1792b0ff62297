import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api, ask } from '../../api/client';
import { now } from '../../api/clock';
import type { HoldAnswer, HoldBody } from '../../api/schema/booking';
import { useSend } from '../../parts/send';

/** How long the API holds a time, in milliseconds. */
const holdTime = 5 * 60_000;

/**
 * Holds a time for as long as the component is there and gives it back when it goes: by another choice, the back button or another page.
 * A hold that cannot be given back (no connection, a closed tab) ends by itself. Asked for twice, in another tab say, it is the same hold.
 */
export function useHold(wanted: HoldBody) {
  const queries = useQueryClient();
  const here = useRef(true);
  const held = useRef<string>(undefined);
  const [until, setUntil] = useState<number>();
  const giveBack = useCallback(
    async (closing = false) => {
      const id = held.current;
      held.current = undefined;
      if (id === undefined) return;
      await api.booking.DELETE('/api/booking/holds/{id}', { params: { path: { id } }, keepalive: closing }).catch(() => undefined);
      if (!closing) await queries.invalidateQueries({ queryKey: ['slots'] });
    },
    [queries],
  );
  const { send, reset, ...sending } = useSend<HoldBody, HoldAnswer>({
    name: `hold/${wanted.consultant_id}`,
    send: (body, key) => ask(api.booking.POST('/api/booking/holds', { body, params: { header: { 'Idempotency-Key': key } } })),
    sent: (hold) => {
      held.current = hold.booking_id;
      setUntil(endOf(hold, now()));
      if (!here.current) void giveBack();
    },
  });
  const first = useRef(() => send(wanted));
  useEffect(() => {
    here.current = true;
    first.current();
    const closing = () => void giveBack(true);
    addEventListener('pagehide', closing);
    return () => {
      here.current = false;
      removeEventListener('pagehide', closing);
      setTimeout(() => here.current || void giveBack()); // not where the component comes back at once
    };
  }, [giveBack]);
  return {
    hold: sending.data,
    until,
    error: sending.error,
    paused: sending.paused,
    /** The component is still there: what comes late need not be shown. */
    here,
    /** Holds the same time once more. */
    again: () => {
      held.current = undefined;
      setUntil(undefined);
      reset();
      send(wanted);
    },
    /** From now on the hold is not to be given back: it is becoming a booking. */
    keep: () => {
      held.current = undefined;
    },
    /** The hold did not become a booking after all. */
    unkeep: (id: string) => {
      held.current = id;
      if (!here.current) void giveBack();
    },
  };
}

/** When a hold ends by this device's clock: as the API says, unless the clock is so wrong that it makes no sense. */
export function endOf(hold: Pick<HoldAnswer, 'expires_at'>, now: number): number {
  const left = Date.parse(hold.expires_at) - now;
  return now + (left > 0 && left <= holdTime ? left : holdTime);
}
