import type { ComponentType } from 'react';
import { Nature } from './nature';
import { Situation } from './situation';
import { Topics } from './topics';
import type { Values } from './values';
import { Way } from './way';
import { Wishes } from './wishes';
import { Worth } from './worth';

/** What a step may do with the form. */
export interface StepProps {
  values: Values;
  set: <K extends keyof Values>(field: K, value: Values[K]) => void;
  errorOf: (field: keyof Values) => string | undefined;
}

/** One short page of questions, and which values it asks for. */
export interface Step {
  name: 'topics' | 'way' | 'situation' | 'worth' | 'nature' | 'wishes';
  show: ComponentType<StepProps>;
  fields: readonly (keyof Values)[];
}

/** The steps, the one that helps most first: many people stop early. */
export const steps: readonly Step[] = [
  { name: 'topics', show: Topics, fields: ['program', 'concerns', 'concern_text'] },
  { name: 'way', show: Way, fields: ['hope'] },
  { name: 'wishes', show: Wishes, fields: ['gender', 'language', 'licence', 'age', 'background', 'times'] },
  { name: 'situation', show: Situation, fields: ['career_situation', 'industry', 'job_type', 'age_band'] },
  { name: 'worth', show: Worth, fields: ['values'] },
  { name: 'nature', show: Nature, fields: ['personality'] },
];
