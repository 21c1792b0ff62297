import { useTranslation } from 'react-i18next';
import type { ModelBody } from '../../api/schema/matching';
import { calendarDate, useTimes } from '../../parts/time';

/** The night of a version: 2026-11-24-waiting is of the night of 2026-11-24. */
export const nightOf = (version: string): string => version.slice(0, 10);

/** Ways to write what a model says. */
export function useModelWords() {
  const { t, i18n } = useTranslation('model');
  const times = useTimes('UTC');
  const english = i18n.language === 'en';
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const fixed = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const signed = new Intl.NumberFormat(i18n.language, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  const number = new Intl.NumberFormat(i18n.language);
  const short = new Intl.DateTimeFormat(english ? 'en-GB' : 'ja-JP', { timeZone: 'UTC', month: english ? 'short' : 'numeric', day: 'numeric' });
  const date = (version: string) => times.date(calendarDate(nightOf(version)));
  return {
    /** 2026年11月24日(火) */
    date,
    /** 11月24日(火), where the year is clear. */
    day: (version: string) => times.day(calendarDate(nightOf(version))),
    /** 11/24 */
    short: (version: string) => short.format(calendarDate(nightOf(version))),
    percent: (share: number) => percent.format(share),
    fixed: (value: number) => fixed.format(value),
    signed: (value: number) => signed.format(value),
    number: (value: number) => number.format(value),
    /** What a version serves: the night in which it was learned, or the initial weights. */
    learned: (version: string | undefined) => (version ? t('state.learned', { date: date(version) }) : t('state.defaults')),
    say: (label: { ja: string; en: string }) => (english ? label.en : label.ja),
  };
}

/** A night with the model that serves since, and what it learned itself while another one was held. */
export interface Night {
  model: ModelBody;
  waiting?: ModelBody;
}

/** The nights, newest first. */
export function nights(models: readonly ModelBody[]): Night[] {
  const waiting = new Map(models.filter((m) => m.waiting).map((m) => [nightOf(m.version), m]));
  return models.filter((m) => !m.waiting).map((model) => ({ model, waiting: waiting.get(model.version) }));
}
