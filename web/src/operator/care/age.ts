import { useTranslation } from 'react-i18next';

const units = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]] as const;

/** How long ago something was, in words: 3時間前. */
export function useAge(now: number): (time: string) => string {
  const { i18n } = useTranslation();
  const words = new Intl.RelativeTimeFormat(i18n.language, { numeric: 'auto' });
  return (time) => {
    const past = now - Date.parse(time);
    const [unit, length] = units.find(([, ms]) => past >= ms) ?? (['minute', 60_000] as const);
    const said = words.format(-Math.floor(Math.max(past, 0) / length), unit);
    return i18n.language === 'ja' ? said.replaceAll(' ', '') : said; // 「1 分以内」 is written in one
  };
}
