import { now } from '../api/clock';

/** Whether a text may be an e-mail address; whether mail arrives is for the API and the mail to find out. */
export const looksLikeAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());

const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' });

/** A calendar day in Japan, days from today. */
export const dayFromNow = (days: number): string => calendar.format(now() + days * 86_400_000);

/** The calendar day in Japan of a moment. */
export const dayOf = (time: string): string => calendar.format(Date.parse(time));

/** A whole number that somebody typed, in letters of either width; undefined if it is none. */
export function wholeNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').replaceAll(',', '').trim();
  return /^\d{1,9}$/.test(plain) ? Number(plain) : undefined;
}
