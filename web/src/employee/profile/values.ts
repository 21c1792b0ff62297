import type { ProfileAnswer, ProfileBody } from '../../api/schema/matching';
import { noAnswers } from '../../parts/tipi';
import type { Age, Background, Concern, Gender, Industry, Job, Language, Licence, Situation, Time, Value } from '../find/vocabulary';

/** The form's values; '' and 0 mean that nothing was answered. */
export interface Values {
  program: NonNullable<ProfileBody['program']> | '';
  concerns: Concern[];
  concern_text: string;
  hope: number;
  career_situation: Situation | '';
  industry: Industry | '';
  job_type: Job | '';
  age_band: Age | '';
  values: Value[];
  /** Ten answers of 1 to 7, 0 where there is none yet. */
  personality: number[];
  gender: Gender | '';
  language: Language | '';
  licence: Licence | '';
  age: Age | '';
  background: Background | '';
  times: Time[];
}

export const items = 10;

/** How many of the ten items are without an answer, 0 also where none was answered: then the part is left out. */
export function left(personality: readonly number[]): number {
  const open = personality.filter((n) => n === 0).length;
  return open === items ? 0 : open;
}

/** What is stored, as the form has it. */
export function valuesOf(p: ProfileAnswer): Values {
  return {
    program: p.program ?? '', concerns: p.concerns ?? [], concern_text: p.concern_text ?? '', hope: p.hope ?? 0, career_situation: p.career_situation ?? '',
    industry: p.industry ?? '', job_type: p.job_type ?? '', age_band: p.age_band ?? '', values: p.values ?? [],
    personality: p.personality?.length === items ? p.personality : noAnswers(),
    gender: p.wishes?.gender ?? '', language: p.wishes?.language ?? '', licence: p.wishes?.licence ?? '', age: p.wishes?.age ?? '',
    background: p.wishes?.background ?? '',
    times: p.times ?? [],
  };
}

/** The request: what was not answered is left out. */
export function bodyOf(v: Values): ProfileBody {
  return {
    program: v.program || undefined,
    concerns: v.concerns, concern_text: v.concern_text.trim() || undefined, hope: v.hope || undefined,
    career_situation: v.career_situation || undefined, industry: v.industry || undefined, job_type: v.job_type || undefined,
    age_band: v.age_band || undefined, values: v.values, personality: v.personality.some((n) => n === 0) ? undefined : v.personality,
    wishes: { gender: v.gender || undefined, language: v.language || undefined, licence: v.licence || undefined, age: v.age || undefined, background: v.background || undefined },
    times: v.times,
  };
}

export { noAnswers };
