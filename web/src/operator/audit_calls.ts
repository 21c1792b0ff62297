import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { AuditedCall } from '../api/schema/operations';
import { useMe } from '../auth/me';
import type audit from '../i18n/ja/audit.json';

type Area = keyof (typeof audit)['area'];
type Kind = keyof (typeof audit)['thing'];

/** The parts of the product that operators call. */
export const areas: readonly Area[] = ['signup', 'matching', 'booking', 'mailer', 'sessions', 'reports', 'operations'];

/** The same call several times in a row, such as a page that reads itself anew: the newest one, and how often. */
export interface Repeated {
  call: AuditedCall;
  since: string;
  count: number;
}

const same = (a: AuditedCall, b: AuditedCall) =>
  a.kind === 'look' && a.by === b.by && a.context === b.context && a.operation === b.operation && a.outcome === b.outcome && a.month === b.month && a.things.join() === b.things.join();

/** Puts looks together that repeat each other. A change always stands alone. */
export function repeated(calls: readonly AuditedCall[]): Repeated[] {
  const out: Repeated[] = [];
  for (const call of calls) {
    const last = out.at(-1);
    if (last && same(last.call, call)) out[out.length - 1] = { ...last, since: call.at, count: last.count + 1 };
    else out.push({ call, since: call.at, count: 1 });
  }
  return out;
}

/** Everybody seen so far, in any list of this visit: a choice must not vanish while the next list is read. */
export function useSeen(people: readonly string[]): readonly string[] {
  const [seen, setSeen] = useState<readonly string[]>([]);
  const fresh = people.filter((id) => !seen.includes(id));
  if (fresh.length > 0) setSeen([...new Set([...seen, ...fresh])]);
  return seen;
}

/** How many names one request gives. */
const atOnce = 50;
const named = /^(acc|com|con|inq)_/;

/** Names of the people and things in the log, read as they come up; what has none is called by its kind. */
export function useNames(ids: readonly string[]) {
  const { t } = useTranslation('audit');
  const me = useMe();
  const wanted = [...new Set(ids)].filter((id) => named.test(id)).toSorted();
  const { data } = useQuery({
    queryKey: ['names', wanted], enabled: wanted.length > 0, placeholderData: keepPreviousData,
    queryFn: async () => {
      const parts = Array.from({ length: Math.ceil(wanted.length / atOnce) }, (_, i) => wanted.slice(i * atOnce, (i + 1) * atOnce));
      const answers = await Promise.all(parts.map((part) => ask(api.signup.GET('/api/signup/names', { params: { query: { ids: part.join(',') } } }))));
      return Object.fromEntries(answers.flatMap((a) => a.names.map((n) => [n.id, n.name])));
    },
  });
  const kinds: Readonly<Record<string, string>> = t('thing', { returnObjects: true });
  return {
    who: (id: string) => (id === me.account_id ? t('me') : (data?.[id] ?? t('colleague'))),
    thing: (id: string) => data?.[id] ?? kinds[id.slice(0, 3) satisfies string as Kind] ?? t('thing.other'),
  };
}

/** What an operation is called, by its part of the product. */
export function useOperations() {
  const { t } = useTranslation('audit');
  const all: Readonly<Record<string, Readonly<Record<string, string>>>> = t('operation', { returnObjects: true });
  const area = (context: string) => t(`area.${areas.find((a) => a === context) ?? 'operations'}`);
  return {
    area,
    of: (context: string) => Object.entries(all[context] ?? {}),
    name: (context: string, operation: string) => all[context]?.[operation] ?? t('otherOperation', { area: area(context) }),
  };
}
