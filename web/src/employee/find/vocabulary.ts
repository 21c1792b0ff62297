import type { ProfileBody, WishesBody } from '../../api/schema/matching';
import type { operations } from '../../api/schema/matching';

type One<T> = NonNullable<T>;
type Query = NonNullable<operations['search-consultants']['parameters']['query']>;

export type Theme = One<Query['theme']>[number];
export type Concern = One<ProfileBody['concerns']>[number];
export type Situation = One<ProfileBody['career_situation']>;
export type Industry = One<ProfileBody['industry']>;
export type Job = One<ProfileBody['job_type']>;
export type Age = One<ProfileBody['age_band']>;
export type Value = One<ProfileBody['values']>[number];
export type Time = One<ProfileBody['times']>[number];
export type Gender = One<WishesBody['gender']>;
export type Language = One<WishesBody['language']>;
export type Licence = One<WishesBody['licence']>;
export type Background = One<WishesBody['background']>;

// Records, so that a code which the API gains does not compile until it has its place here.
const codes = <C extends string>(all: Record<C, true>) => Object.keys(all) as C[];

export const concerns = codes<Concern>({
  work_relations: true, boss_relations: true, communication: true, workload: true, time_management: true, remote_work: true,
  motivation: true, evaluation: true, career_design: true, skill_growth: true, self_understanding: true, new_role: true,
  onboarding: true, management: true, leadership: true, work_life: true, childcare: true, elder_care: true, life_plan: true,
  diversity: true, global: true, harassment: true, self_care: true,
});
export const themes: readonly Theme[] = [...concerns, 'return_to_work'];
export const situations = codes<Situation>({
  new_graduate: true, newly_joined: true, settled: true, specialist: true, new_manager: true, manager: true, after_transfer: true,
  after_childbirth_leave: true, caring_for_family: true, before_retirement: true, working_abroad: true, offer_accepted: true,
});
export const industries = codes<Industry>({
  manufacturing: true, it: true, telecom: true, finance: true, real_estate: true, construction: true, energy: true, retail: true,
  food_lodging: true, logistics: true, medical_welfare: true, education: true, media: true, professional: true, public: true, agriculture: true,
});
export const jobs = codes<Job>({
  sales: true, customer_service: true, engineering: true, it_engineering: true, research: true, production: true, logistics: true,
  planning: true, marketing: true, design: true, hr: true, accounting: true, back_office: true, care_education: true, management: true,
});
export const ages = codes<Age>({ '10s': true, '20s': true, '30s': true, '40s': true, '50s': true, '60s': true, '70s': true });
export const values = codes<Value>({
  growth: true, stability: true, autonomy: true, contribution: true, family: true, challenge: true, fairness: true, creativity: true,
  expertise: true, harmony: true, recognition: true,
});
export const times = codes<Time>({
  weekday_morning: true, weekday_afternoon: true, weekday_evening: true, weekend_morning: true, weekend_afternoon: true, weekend_evening: true,
});
export const genders = codes<Gender>({ female: true, male: true, other: true });
export const languages = codes<Language>({ ja: true, en: true, zh: true, ko: true, pt: true, es: true, vi: true, fr: true });
export const licences = codes<Licence>({
  career_consultant: true, certified_psychologist: true, clinical_psychologist: true, industrial_counselor: true, physician: true,
  social_worker: true, public_health_nurse: true, coach: true,
});
export const backgrounds = codes<Background>({
  hr: true, line_management: true, executive: true, entrepreneurship: true, medical_nursing: true, education: true, public_service: true,
  engineering: true, sales_service: true, overseas: true,
});
