import i18n, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import common from './ja/common.json';

export const languages = ['ja', 'en'] as const;
export type Language = (typeof languages)[number];

/** The texts are split by part of the product, so that a page loads its own only. */
export const namespaces = ['common', 'codes', 'public', 'employee', 'wishes', 'booking', 'series', 'waits', 'settings', 'reflect', 'talks', 'consultant', 'profile', 'registration', 'hr', 'operator', 'terms', 'usage', 'licences', 'erasures', 'erase', 'review', 'health', 'model', 'report', 'help', 'emergency', 'sos', 'care', 'voices', 'cases', 'desk', 'answers', 'rights', 'address', 'audit', 'documents'] as const;

const files = import.meta.glob<{ default: Record<string, unknown> }>('./*/*.json');

const bundled: BackendModule = {
  type: 'backend',
  init() {},
  read(language, namespace, done) {
    const file = files[`./${language}/${namespace}.json`];
    if (!file) return done(new Error(`no texts ${language}/${namespace}`), false);
    file().then(
      (texts) => done(null, texts.default),
      (cause: unknown) => done(cause instanceof Error ? cause : new Error(String(cause)), false),
    );
  },
};

/** The reader's choice, else the browser's first language that we have, else Japanese. */
export function preferred(): Language {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem('kikite.language');
  } catch {
    // storage is closed to us: the browser's choice holds
  }
  if (stored === 'ja' || stored === 'en') return stored;
  const first = globalThis.navigator?.languages?.map((l) => l.slice(0, 2)).find((l) => l === 'ja' || l === 'en');
  return first === 'en' ? 'en' : 'ja';
}

/** Changes the language of the pages and remembers it on this device. */
export async function speak(language: Language): Promise<void> {
  try {
    localStorage.setItem('kikite.language', language);
  } catch {
    // not remembered, but still changed
  }
  await i18n.changeLanguage(language);
}

i18n.on('languageChanged', (language) => {
  if (globalThis.document) document.documentElement.lang = language;
});

/** Resolves as soon as the first texts are there. */
export const ready = i18n
  .use(bundled)
  .use(initReactI18next)
  .init({
    lng: preferred(),
    fallbackLng: false,
    ns: ['common'],
    defaultNS: 'common',
    partialBundledLanguages: true,
    resources: { ja: { common } },
    interpolation: { escapeValue: false }, // React escapes
    returnNull: false,
  });

export { i18n };
