import { useTranslation } from 'react-i18next';
import type common from '../i18n/ja/common.json';

/** A kind of talk. */
export type Program = keyof (typeof common)['program'];

const programs = ['one_on_one', 'engagement_career', 'regular_care', 'survey_followup', 'mental_harassment', 'exit', 'pre_joining'] as const satisfies readonly Program[];

/** The program of a code of the API; undefined for one that this client does not know yet. */
export const programOf = (code: string): Program | undefined => programs.find((p) => p === code);

/** Names of programs in the reader's language. */
export function useProgramName(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => {
    const program = programOf(code);
    return program ? t(`program.${program}`) : '';
  };
}

const steps: readonly [Intl.RelativeTimeFormatUnit, number][] = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]];

/** Distances in time in words: in 20 minutes, 3 days ago. */
export function useDistance(): (to: string, now: number) => string {
  const { i18n } = useTranslation();
  const format = new Intl.RelativeTimeFormat(i18n.language, { numeric: 'always' });
  return (to, now) => {
    const gap = Date.parse(to) - now;
    const [unit, size] = steps.find(([, size]) => Math.abs(gap) >= size) ?? ['minute', 60_000];
    return format.format(gap < 0 ? -Math.max(1, Math.floor(-gap / size)) : Math.max(1, Math.floor(gap / size)), unit);
  };
}

/** Whole minutes of a talk. */
export const minutesOf = (talk: { starts_at: string; ends_at: string }): number =>
  Math.round((Date.parse(talk.ends_at) - Date.parse(talk.starts_at)) / 60_000);
