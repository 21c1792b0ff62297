import type { operations } from '../../api/schema/matching';
import { programs } from './programs';
import { genders, industries, languages, licences, themes } from './vocabulary';

type Query = NonNullable<operations['search-consultants']['parameters']['query']>;

/** What is chosen from lists: any of the values within a list, all lists together. */
export const lists = { program: programs, theme: themes, industry: industries, licence: licences, language: languages, gender: genders } as const;
export type Condition = keyof typeof lists;
export const conditions = Object.keys(lists) as Condition[];

/** What somebody searches for. */
export type Asked = { [C in Condition]?: (typeof lists)[C][number][] } & Pick<Query, 'q' | 'sort' | 'page' | 'free_this_week'>;

export const sorts = ['relevance', 'soon', 'experience'] as const;

const known = <C extends string>(list: readonly C[], text: string | null): C | undefined => list.find((c) => c === text);
const chosen = <C extends string>(list: readonly C[], texts: string[]): C[] => list.filter((c) => texts.includes(c));

/** Reads an address. What is not known in it is left out rather than sent on. */
export function askedOf(query: URLSearchParams): Asked {
  return stripped({
    q: query.get('q')?.trim().slice(0, 100),
    program: chosen(programs, query.getAll('program')),
    theme: chosen(themes, query.getAll('theme')),
    industry: chosen(industries, query.getAll('industry')),
    licence: chosen(licences, query.getAll('licence')),
    language: chosen(languages, query.getAll('language')),
    gender: chosen(genders, query.getAll('gender')),
    free_this_week: query.get('free_this_week') === 'true',
    sort: known(sorts, query.get('sort')),
    page: Math.min(500, Math.max(1, Math.floor(Number(query.get('page'))) || 1)),
  });
}

/** Writes an address, without what goes without saying. */
export function queryOf(asked: Asked): URLSearchParams {
  const out = new URLSearchParams();
  for (const [name, value] of Object.entries(stripped(asked))) {
    if ((name === 'page' && value === 1) || (name === 'sort' && value === 'relevance')) continue;
    for (const one of Array.isArray(value) ? value : [value]) out.append(name, String(one));
  }
  return out;
}

/** How many conditions are on. */
export const narrowed = (asked: Asked): number => conditions.reduce((n, c) => n + (asked[c]?.length ?? 0), asked.free_this_week ? 1 : 0);

/** The one kind of talk that is asked for, if it is one. */
export const onlyProgram = (asked: Asked) => (asked.program?.length === 1 ? asked.program[0] : undefined);

const empty = (v: unknown): boolean => v === undefined || v === '' || v === false || (Array.isArray(v) && v.length === 0);

function stripped(asked: Asked): Asked {
  return Object.fromEntries(Object.entries(asked).filter(([, v]) => !empty(v))) as Asked;
}
