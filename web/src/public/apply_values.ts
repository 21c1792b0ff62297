import type { ApplicationInputBody, Licence } from '../api/schema/signup';
import { now } from '../api/clock';
import { ownZone } from '../parts/time';
import { looksLikeAddress, plain } from './said';

export interface LicenceRow {
  kind: string;
  number: string;
  valid_until: string;
}

/** What a consultant has entered so far. The names are those of the request, besides step. */
export interface Values {
  step: number;
  name: string;
  kana: string;
  romaji: string;
  email: string;
  gender: string;
  age_band: string;
  licences: LicenceRow[];
  experience_years: string;
  programs: string[];
  themes: string[];
  industries: string[];
  job_types: string[];
  styles: string[];
  values: string[];
  languages: string[];
  headline: string;
  career: string;
  introduction: string;
  backgrounds: string[];
  affiliations: string;
  /** The version of the code of conduct that was accepted; empty if none was. */
  conduct: string;
}

export const emptyLicence: LicenceRow = { kind: '', number: '', valid_until: '' };

export const initial: Values = {
  step: 0, name: '', kana: '', romaji: '', email: '', gender: '', age_band: '', licences: [emptyLicence], experience_years: '', programs: [], themes: [], industries: [],
  job_types: [], styles: [], values: [], languages: ['ja'], headline: '', career: '', introduction: '', backgrounds: [], affiliations: '', conduct: '',
};

/** The steps, in their order. */
export const steps = ['person', 'licence', 'field', 'manner', 'words', 'check'] as const;
export type StepName = (typeof steps)[number];

/** What can be wrong; the page has the words for it. */
export type Wrong = 'required' | 'address' | 'number' | 'eight' | 'digits' | 'until' | 'far' | 'twice' | 'years' | 'one' | 'conduct';
type Found = Partial<Record<keyof Values, Wrong>>;

const needed = (text: string): Wrong | undefined => (text.trim() === '' ? 'required' : undefined);
const some = (list: readonly string[]): Wrong | undefined => (list.length === 0 ? 'one' : undefined);

/** The longest that a registration as career consultant is valid, with the time in which it may be renewed ahead, as the API has it. */
const longest = 6 * 366 * 86_400_000;

/** What is wrong with one licence among all; the number's form is that of the API. */
export function wrongLicence(row: LicenceRow, all: readonly LicenceRow[]): Wrong | undefined {
  const number = plain(row.number);
  if (row.kind === '' || number === '') return 'required';
  if (!/^[0-9A-Za-z][0-9A-Za-z-]*$/.test(number)) return 'number';
  if (row.kind === 'career_consultant' && !/^\d{8}$/.test(number)) return 'eight';
  if (row.kind !== 'coach' && !/^\d{1,10}$/.test(number)) return 'digits';
  if (row.kind === 'career_consultant' && row.valid_until === '') return 'until';
  if (row.kind === 'career_consultant' && Date.parse(row.valid_until) - now() > longest) return 'far';
  return all.filter((r) => r.kind === row.kind && plain(r.number) === number).length > 1 ? 'twice' : undefined;
}

function wrongYears(text: string): Wrong | undefined {
  const years = plain(text);
  return years === '' || (/^\d{1,2}$/.test(years) && Number(years) <= 70) ? undefined : 'years';
}

const looks: Readonly<Record<StepName, (v: Values) => Found>> = {
  person: (v) => ({
    name: needed(v.name), email: needed(v.email) ?? (looksLikeAddress(v.email) ? undefined : 'address'), gender: some(v.gender ? [v.gender] : []), age_band: needed(v.age_band),
  }),
  licence: (v) => ({ licences: v.licences.map((l) => wrongLicence(l, v.licences)).find(Boolean), experience_years: wrongYears(v.experience_years) }),
  field: (v) => ({ programs: some(v.programs), themes: some(v.themes) }),
  manner: (v) => ({ languages: some(v.languages) }),
  words: (v) => ({ career: needed(v.career), introduction: needed(v.introduction) }),
  check: (v) => ({ conduct: v.conduct === '' ? 'conduct' : undefined }),
};

/** What is wrong with the fields of one step. */
export const wrongIn = (step: StepName, v: Values): Found => looks[step](v);

/** Licences as the API takes them. */
export const licencesOf = (rows: readonly LicenceRow[]): Licence[] =>
  rows.map((l) => ({ kind: l.kind, number: plain(l.number), ...(l.valid_until ? { valid_until: l.valid_until } : {}) }));

/** What is sent. */
export function bodyOf(v: Values, locale: 'ja' | 'en'): ApplicationInputBody {
  const { step: _, experience_years: years, licences, ...rest } = v;
  return {
    ...rest, locale, zone: ownZone(), name: v.name.trim(), email: plain(v.email),
    licences: licencesOf(licences),
    ...(plain(years) ? { experience_years: Number(plain(years)) } : {}),
  };
}
