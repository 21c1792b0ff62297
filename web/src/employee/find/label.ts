import { useTranslation } from 'react-i18next';
import type { Label } from '../../api/schema/matching';

/** Who has a name in Japanese and perhaps in Latin letters. */
interface Named {
  name: string;
  kana?: string;
  romaji?: string;
}

/** The language that somebody wrote in, for reading aloud and breaking lines; undefined: that of the page. */
export const writtenIn = (text: string): 'ja' | undefined => (/[ぁ-ヿ]/.test(text) ? 'ja' : undefined);

/** What the API gives in two languages, in the reader's. */
export function useLabels() {
  const { i18n } = useTranslation();
  const english = i18n.language === 'en';
  return {
    label: (l: Label) => (english ? l.en : l.ja),
    labels: (list: readonly Label[] | null) => (list ?? []).map((l) => (english ? l.en : l.ja)),
    /** The name that a reader of this language can read. */
    name: (who: Named) => (english && who.romaji ? who.romaji : who.name),
    /** How the name is read, where that is not plain. */
    reading: (who: Named) => (english ? undefined : who.kana),
  };
}
