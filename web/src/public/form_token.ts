import { useQuery } from '@tanstack/react-query';
import { api, ask } from '../api/client';

/** Below this many milliseconds the API takes whoever sends for a program. */
const fillTime = 3_300;

/**
 * The token of a form that is shown, and a moment's patience where somebody is quicker than people are (a draft that was still there,
 * fields that the browser filled in). Without a token the inquiry is sent all the same: somebody will look at it.
 */
export function useFormToken(): () => Promise<string | undefined> {
  const { data } = useQuery({
    queryKey: ['inquiry-form'],
    queryFn: async () => ({ form: (await ask(api.signup.GET('/api/signup/public/inquiry-form'))).form, at: performance.now() }),
    staleTime: Infinity, gcTime: 0, refetchOnMount: 'always', refetchOnReconnect: false, refetchOnWindowFocus: false,
  });
  return async () => {
    if (!data) return undefined;
    const left = fillTime - (performance.now() - data.at);
    if (left > 0) await new Promise((done) => setTimeout(done, left));
    return data.form;
  };
}
