import { useTranslation } from 'react-i18next';
import { now } from '../api/clock';

const day = 86_400_000;

/** Whole days since a moment. */
export const daysSince = (time: string): number => Math.max(0, Math.floor((now() - Date.parse(time)) / day));

/** Writes numbers in the reader's language. */
export function useNumber(): (value: number) => string {
  const { i18n } = useTranslation();
  const format = new Intl.NumberFormat(i18n.language);
  return (value) => format.format(value);
}

/** Ways to write what operators read often, in the reader's language. */
export function useWords() {
  const { t, i18n } = useTranslation('operator');
  const relative = new Intl.RelativeTimeFormat(i18n.language, { numeric: 'auto' });
  const number = useNumber();
  return {
    /** How long ago: 3日前. Japanese needs no space after a number. */
    age: (time: string) => ago(relative, now() - Date.parse(time)).replace(/(\d) (?=[^\x20-\x7e])/g, '$1'),
    number,
    /** 250,000円 or ¥250,000, without tax. */
    yen: (value: number) => t('yen', { amount: number(value) }),
  };
}

function ago(format: Intl.RelativeTimeFormat, milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 60) return format.format(-minutes, 'minute');
  if (minutes < 24 * 60) return format.format(-Math.floor(minutes / 60), 'hour');
  return format.format(-Math.floor(minutes / 60 / 24), 'day');
}

/** A code of the API as a word of ours; a code that is newer than this page stays as it is. */
export function useCodes() {
  const { t, i18n } = useTranslation('codes');
  return (list: 'licence' | 'theme' | 'industry' | 'job' | 'background' | 'style' | 'value' | 'language' | 'gender' | 'age' | 'plan', code: string): string => {
    const key = `${list}.${code}`;
    return i18n.exists(key, { ns: 'codes' }) ? t(key as 'gender.female') : code;
  };
}
