import type { DetailBody, Label } from '../../api/schema/matching';
import type { OwnProfile, Profile } from '../../api/schema/signup';
import { noAnswers, sumsOf } from '../../parts/tipi';

/** What the editor holds. The names are those of the request's fields, but for answers: ten items, not sent, whose sums are. */
export interface Values {
  /** Of the entry that the draft began from: a newer one in the meantime is found out when it is saved. */
  version: number;
  headline: string;
  introduction: string;
  career: string;
  experience_years: string;
  programs: string[];
  themes: string[];
  industries: string[];
  job_types: string[];
  backgrounds: string[];
  styles: string[];
  values: string[];
  languages: string[];
  age_band: string;
  personality: number[];
  answers: number[];
  affiliations: string;
}

/** What is stored, as the editor has it. */
export function valuesOf({ profile: p, version }: OwnProfile): Values {
  return {
    version, headline: p.headline ?? '', introduction: p.introduction, career: p.career, experience_years: p.experience_years === undefined ? '' : String(p.experience_years),
    programs: p.programs ?? [], themes: p.themes ?? [], industries: p.industries ?? [], job_types: p.job_types ?? [], backgrounds: p.backgrounds ?? [],
    styles: p.styles ?? [], values: p.values ?? [], languages: p.languages ?? [], age_band: p.age_band, personality: p.personality ?? [], answers: noAnswers(),
    affiliations: p.affiliations ?? '',
  };
}

/** The request's profile. */
export function profileOf(v: Values): Profile {
  const { version: _, answers, experience_years: years, personality, ...rest } = v;
  return {
    ...rest, headline: v.headline.trim(), personality: sumsOf(answers) ?? personality,
    ...(/^\d{1,2}$/.test(years.trim()) ? { experience_years: Number(years) } : {}),
  };
}

/** Whether two states of the editor would be stored alike. */
export const same = (a: Values, b: Values): boolean => JSON.stringify(profileOf(a)) === JSON.stringify(profileOf(b));

/** How a code of a list is called. */
export type Words = (list: 'theme' | 'industry' | 'job' | 'background' | 'style' | 'value' | 'language' | 'licence' | 'gender' | 'age' | 'program', code: string) => string;

/** The page that employees would see, in the reader's language; open times are those of now. */
export function pageOf(entry: OwnProfile, v: Values, words: Words, open: Pick<DetailBody, 'open' | 'next_free'>): DetailBody {
  const labels = (list: Parameters<Words>[0], codes: readonly string[]): Label[] =>
    codes.map((code) => ({ code, ja: words(list, code), en: words(list, code) }));
  const p = profileOf(v);
  return {
    consultant_id: entry.consultant_id, name: entry.name, kana: entry.kana, romaji: entry.romaji, headline: p.headline, introduction: p.introduction, career: p.career,
    experience_years: p.experience_years, licences: labels('licence', entry.valid_licences), themes: labels('theme', v.themes), industries: labels('industry', v.industries),
    job_types: labels('job', v.job_types), backgrounds: labels('background', v.backgrounds), styles: labels('style', v.styles), values: labels('value', v.values),
    languages: labels('language', v.languages), programs: labels('program', v.programs), gender: labels('gender', [entry.gender]), age_band: labels('age', [v.age_band]),
    open: open.open, next_free: open.next_free,
  };
}
