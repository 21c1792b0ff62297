import { useTranslation } from 'react-i18next';

/** The zone of the reader's device, such as "Asia/Tokyo". */
export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Ways to write times in the reader's language and zone. All take RFC 3339 texts or dates. */
export function useTimes(zone: string = ownZone()) {
  const { i18n } = useTranslation();
  const write = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'ja-JP', { timeZone: zone, ...options });
    return (time: string | Date) => format.format(typeof time === 'string' ? new Date(time) : time);
  };
  return {
    zone,
    /** 11月24日(火) */
    day: write({ month: 'long', day: 'numeric', weekday: 'short' }),
    /** 2026年11月24日(火) */
    date: write({ year: 'numeric', month: 'long', day: 'numeric', weekday: 'short' }),
    /** 14:30 */
    clock: write({ hour: '2-digit', minute: '2-digit', hour12: false }),
    /** 11月24日(火) 14:30 */
    moment: write({ month: 'long', day: 'numeric', weekday: 'short', hour: '2-digit', minute: '2-digit', hour12: false }),
    /** 2026年11月 */
    month: write({ year: 'numeric', month: 'long' }),
    /** 2026-11-24 of the zone, to group by. */
    key: (time: string | Date) =>
      new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
        typeof time === 'string' ? new Date(time) : time,
      ),
    /** "Asia/Tokyo" as 日本標準時 or Japan Standard Time. */
    zoneName: zoneName(i18n.language, zone),
  };
}

/** A calendar date such as "2026-11-24" as the noon of that day in UTC, so that no zone of ours moves it to another day. */
export const calendarDate = (date: string): Date => new Date(`${date}T12:00:00Z`);

function zoneName(language: string, zone: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'long' }).formatToParts(new Date());
  return parts.find((p) => p.type === 'timeZoneName')?.value ?? zone;
}
