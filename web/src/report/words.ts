import { useTranslation } from 'react-i18next';
import type { Figure, Line, Text } from '../api/schema/reports';
import type texts from '../i18n/ja/report.json';

type TopicCode = keyof (typeof texts)['topics']['name'];
type ShortCode = keyof (typeof texts)['short'];
type PooledCode = keyof (typeof texts)['pooled']['name'];

/** What a figure is measured in: the ends of its scale, and whether it is a share in per cent. */
export type Scale = Pick<Line, 'unit' | 'low' | 'high'>;

/** The scale of answers from 1 to 5. */
export const oneToFive: Scale = { unit: 'mean', low: 1, high: 5 };

/** The scale of shares. */
export const perCent: Scale = { unit: 'share' };

/** The ends of a scale; the API leaves an end of zero out. */
export const ends = (scale: Scale): [number, number] => (scale.unit === 'share' ? [0, 100] : [scale.low ?? 0, scale.high ?? 5]);

const bare = (scale: Scale, value: number) => (scale.unit === 'share' ? Math.round(value).toString() : value.toFixed(1));

// "活気" of "セルフチェック：活気（5段階・高いほど良い）".
const shortened = (label: string) => label.replace(/^.*?(：|: )/, '').replace(/(.)\s*[（(].*$/, '$1');

/** What a bar needs of a figure. */
export const spanOf = ({ value, low, high }: { value: number; low: number; high: number }) => ({ value, low, high });

/** Ways to write the parts of a report in the reader's language. A bound is always written as one: it stands for figures that must not be told. */
export function useWords() {
  const { t, i18n } = useTranslation('report');
  const english = i18n.language === 'en';
  const number = (scale: Scale, value: number) => (scale.unit === 'share' ? `${Math.round(value)}%` : t('figure.points', { value: value.toFixed(1) }));
  const coded = (value: string, coding?: 'at_most' | 'at_least') => {
    if (coding === 'at_least') return t('figure.atLeast', { value });
    return coding === 'at_most' ? t('figure.atMost', { value }) : value;
  };
  return {
    /** A sentence that the API gives in both languages. */
    say: (text: Text) => (english ? text.en : text.ja),
    /** 3.4点, 42%, 10%以下 */
    value: (scale: Scale, f: Figure) => coded(number(scale, f.value), f.coding),
    /** 3.1〜3.7点 */
    range: (scale: Scale, f: Figure) => t('figure.range', { low: bare(scale, f.low), high: number(scale, f.high) }),
    /** 23人, 23人以上 */
    number: (f: Figure) => coded(t('summary.peopleShort', { count: f.n }), f.n_coding),
    /** A count as the API codes it: 42回以上. */
    count: (text: string, coding?: 'at_most' | 'at_least') => coded(text, coding),
    /** 回答 23人 */
    people: (f: Figure) => t(f.n_coding ? 'figure.peopleAtLeast' : 'figure.people', { count: f.n }),
    topic: (code: string) => t(`topics.name.${i18n.exists(`topics.name.${code}`, { ns: 'report' }) ? (code as TopicCode) : 'other'}`),
    pooled: (code: string) => t(`pooled.name.${i18n.exists(`pooled.name.${code}`, { ns: 'report' }) ? (code as PooledCode) : 'other'}`),
    /** 2026年11月 of "2026-11". */
    month: (month: string) =>
      new Intl.DateTimeFormat(english ? 'en-GB' : 'ja-JP', { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${month}-15T00:00:00Z`)),
    /** A measure's name where there is little room. */
    short: (line: Line) => (i18n.exists(`short.${line.code}`, { ns: 'report' }) ? t(`short.${line.code as ShortCode}`) : shortened(english ? line.label.en : line.label.ja)),
    /** A path of departments as people write it. */
    path: (name: string) => name.replaceAll('/', ' / '),
  };
}

export type Words = ReturnType<typeof useWords>;
