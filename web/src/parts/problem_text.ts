import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import type common from '../i18n/ja/common.json';

type Code = keyof (typeof common)['problem'];

/** Codes that a page explains better than the common words do, such as "slot_taken". */
export type Explained = Readonly<Record<string, string>>;

/** Returns what turns an error into a sentence of the reader's language: the page's own words for its code, else the common ones. */
export function useProblemText(): (error: unknown, explained?: Explained) => string {
  const { t, i18n } = useTranslation();
  return (error, explained) => {
    const problem = Problem.of(error);
    const own = explained?.[problem.code];
    if (own) return own;
    if (i18n.exists(`problem.${problem.code}`)) return t(`problem.${problem.code as Code}`);
    return t(`problem.${byStatus(problem.status)}`);
  };
}

function byStatus(status: number): Code {
  const known: Record<number, Code> = {
    0: 'unreachable', 400: 'bad_request', 401: 'unauthorized', 403: 'forbidden', 404: 'not_found', 409: 'conflict', 410: 'gone',
    413: 'too_large', 422: 'invalid', 429: 'too_many', 500: 'internal',
  };
  return known[status] ?? (status > 500 ? 'unavailable' : 'unexpected');
}
