import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api, ask } from '../api/client';
import type { Me } from '../api/schema/signup';

export type Role = 'employee' | 'consultant' | 'hr' | 'operator' | 'desk';

/** Where each role's own pages begin. */
export const homes: Readonly<Record<Role, string>> = { employee: '/home', consultant: '/consultant', hr: '/hr', operator: '/operator', desk: '/desk' };

/** Asks for the account of who is signed in. */
export const myself = queryOptions({
  queryKey: ['me'],
  staleTime: 5 * 60_000,
  queryFn: async () => (await ask(api.signup.GET('/api/signup/me'))) as Me & { role: Role },
});

/** The account of who is signed in. Suspends until it is there; only pages behind Guard may use it. */
export const useMe = (): Me & { role: Role } => useSuspenseQuery(myself).data;
