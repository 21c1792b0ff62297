import { useQueryClient } from '@tanstack/react-query';
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { now } from '../../api/clock';
import { useSend } from '../../parts/send';

/** How long the API holds a time, in milliseconds. */
const holdTime = 5 * 60_000;

interface Options<Wanted, Hold> {
  /** Names what is sent, with the ID of the consultant. */
  name: string;
  wanted: Wanted;
  make: (wanted: Wanted, key: string) => Promise<Hold>;
  idOf: (hold: Hold) => string;
  /** Gives a hold back; closing: the page is going away, so nobody waits for the answer. */
  release: (id: string, closing: boolean) => Promise<unknown>;
}

/** What a hold is to the question whether to book it. */
export interface Kept {
  /** When it ends by this device's clock; undefined while it is made. */
  until: number | undefined;
  /** The component is still there: what comes late need not be shown. */
  here: RefObject<boolean>;
  /** From now on the hold is not to be given back: it is becoming a booking. */
  keep: () => void;
  /** The hold did not become a booking after all. */
  unkeep: (id: string) => void;
  /** Holds the same once more; undefined where that cannot be done. */
  again?: () => void;
}

/**
 * Holds a time, or the times of a series, for as long as the component is there and gives it back when it goes: by another choice, the back button or another page.
 * A hold that cannot be given back (no connection, a closed tab) ends by itself. Asked for twice, in another tab say, it is the same hold.
 */
export function useHold<Wanted, Hold extends { expires_at: string }>({ name, wanted, make, idOf, release }: Options<Wanted, Hold>) {
  const queries = useQueryClient();
  const here = useRef(true);
  const held = useRef<string>(undefined);
  const free = useRef(release);
  const [until, setUntil] = useState<number>();
  const giveBack = useCallback(
    async (closing = false) => {
      const id = held.current;
      held.current = undefined;
      if (id === undefined) return;
      await free.current(id, closing).catch(() => undefined);
      if (!closing) await queries.invalidateQueries({ queryKey: ['slots'] });
    },
    [queries],
  );
  const { send, reset, ...sending } = useSend<Wanted, Hold>({
    name,
    send: make,
    sent: (hold) => {
      held.current = idOf(hold);
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
  const kept: Kept = {
    until,
    here,
    keep: () => {
      held.current = undefined;
    },
    unkeep: (id) => {
      held.current = id;
      if (!here.current) void giveBack();
    },
    again: () => {
      held.current = undefined;
      setUntil(undefined);
      reset();
      send(wanted);
    },
  };
  return { ...kept, hold: sending.data, error: sending.error, paused: sending.paused };
}

/** When a hold ends by this device's clock: as the API says, unless the clock is so wrong that it makes no sense. */
export function endOf(hold: { expires_at: string }, now: number, longest = holdTime): number {
  const left = Date.parse(hold.expires_at) - now;
  return now + (left > 0 && left <= longest ? left : longest);
}
