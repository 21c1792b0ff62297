import type { operations } from '../../api/schema/matching';
import { programOf } from './programs';
import { genders, industries, languages, licences, themes } from './vocabulary';

/** What somebody searches for. */
export type Asked = NonNullable<operations['search-consultants']['parameters']['query']>;

/** The conditions that are chosen from a list. */
export const conditions = ['theme', 'industry', 'licence', 'language', 'gender'] as const;
export type Condition = (typeof conditions)[number];

export const sorts = ['relevance', 'soon', 'experience'] as const;

const known = <C extends string>(list: readonly C[], text: string | null): C | undefined => list.find((c) => c === text);

/** Reads an address. What is not known in it is left out rather than sent on. */
export function askedOf(query: URLSearchParams): Asked {
  return stripped({
    q: query.get('q')?.trim().slice(0, 100),
    theme: known(themes, query.get('theme')),
    industry: known(industries, query.get('industry')),
    licence: known(licences, query.get('licence')),
    language: known(languages, query.get('language')),
    gender: known(genders, query.get('gender')),
    program: programOf(query.get('program')),
    sort: known(sorts, query.get('sort')),
    page: Math.min(500, Math.max(1, Math.floor(Number(query.get('page'))) || 1)),
  });
}

/** Writes an address, without what goes without saying. */
export function queryOf(asked: Asked): URLSearchParams {
  const out = new URLSearchParams();
  for (const [name, value] of Object.entries(stripped(asked))) {
    if (!(name === 'page' && value === 1) && !(name === 'sort' && value === 'relevance')) out.set(name, String(value));
  }
  return out;
}

function stripped(asked: Asked): Asked {
  return Object.fromEntries(Object.entries(asked).filter(([, v]) => v !== undefined && v !== '')) as Asked;
}
