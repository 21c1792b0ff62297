import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { done, keyOf } from '../api/idempotency';

interface Options<In, Out> {
  /** Names what is sent, with the ID of what it is about: "cancel/bkg_…". */
  name: string;
  send: (input: In, key: string) => Promise<Out>;
  sent?: (answer: Out, input: In) => unknown;
}

/**
 * Sends something once: a second click while the first is under way does nothing, what may pass is tried again with the same
 * idempotency key, and without a connection it waits ("paused") and goes on by itself.
 */
export function useSend<In, Out>({ name, send, sent }: Options<In, Out>) {
  const busy = useRef(false);
  const mutation = useMutation({
    mutationFn: async (input: In) => send(input, await keyOf(name, input)),
    onSuccess: async (answer, input) => {
      done(name);
      await sent?.(answer, input);
    },
    onSettled: () => {
      busy.current = false;
    },
  });
  return {
    send: (input: In) => {
      if (busy.current) return;
      busy.current = true;
      mutation.mutate(input);
    },
    pending: mutation.isPending,
    paused: mutation.isPaused,
    error: mutation.error,
    data: mutation.data,
    reset: mutation.reset,
  };
}
