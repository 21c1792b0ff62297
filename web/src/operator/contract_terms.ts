import type { Inquiry, Terms } from '../api/schema/signup';
import { dayFromNow, looksLikeAddress, wholeNumber } from './checks';

/** Somebody of HR as typed. */
export interface Person {
  /** Tells the rows of the form apart; not sent. */
  row: string;
  name: string;
  email: string;
  locale: 'ja' | 'en';
}

/** A contract as typed; the names are those of the request. */
export interface Draft {
  company_name: string;
  industry: string;
  received_on: string;
  starts_on: string;
  ends_on: string;
  plan: string;
  seats: string;
  blocks: string;
  sessions_per_block: string;
  unit_price_jpy: string;
  quota_per_month: string;
  set_up_fee_jpy: string;
  threshold: string;
  programs: string[];
  hr: Person[];
}

/** The seven programs in the order of the design. */
export const programs = ['one_on_one', 'engagement_career', 'regular_care', 'survey_followup', 'mental_harassment', 'exit', 'pre_joining'] as const;

/** Lines of business, as the API knows them. */
export const industries = [
  'manufacturing', 'it', 'telecom', 'finance', 'real_estate', 'construction', 'energy', 'retail', 'food_lodging', 'logistics', 'medical_welfare',
  'education', 'media', 'professional', 'public', 'agriculture',
] as const;

/** The most people of HR in a contract. */
export const mostPeople = 10;

/** What the API takes, from fewest to most. */
export const ranges = { seats: [1, 100_000], blocks: [1, 10_000], sessions_per_block: [1, 10_000], unit_price_jpy: [0, 100_000_000], quota_per_month: [0, 31], set_up_fee_jpy: [0, 100_000_000], threshold: [10, 1000] } as const;

const day = (y: number, m: number, d: number) => new Date(Date.UTC(y, m, d)).toISOString().slice(0, 10);

/** What is known from the inquiry, and what is usual: a year from the first of next month. */
export function firstDraft(q: Inquiry): Draft {
  const [year = 0, month = 0] = dayFromNow(0).split('-').map(Number);
  return {
    company_name: q.company_name, industry: '', received_on: dayFromNow(0), starts_on: day(year, month, 1), ends_on: day(year + 1, month, 0),
    plan: 'seats', seats: '', blocks: '', sessions_per_block: '', unit_price_jpy: '', quota_per_month: '2', set_up_fee_jpy: '250000', threshold: '10', programs: [],
    hr: [{ row: 'first', name: q.person_name, email: q.email ?? '', locale: q.locale === 'en' ? 'en' : 'ja' }],
  };
}

const number = (text: string) => wholeNumber(text) ?? 0;

/** How a contract may be priced. */
export const plans = ['seats', 'bands', 'blocks'] as const;

/** The part of a contract that says what is paid for. */
export type PricingDraft = Pick<Draft, 'plan' | 'seats' | 'blocks' | 'sessions_per_block' | 'unit_price_jpy'>;

/** The part of a contract that may be changed while it runs. */
export type TermsDraft = PricingDraft & Pick<Draft, 'quota_per_month' | 'threshold' | 'programs' | 'ends_on'>;

/** What a company pays for, as the API takes it; blocks only where there are any. */
export const pricingOf = (d: PricingDraft) => ({
  plan: d.plan as (typeof plans)[number], seats: number(d.seats),
  ...(d.plan === 'blocks' ? { blocks: number(d.blocks), sessions_per_block: number(d.sessions_per_block) } : {}),
  ...(d.unit_price_jpy.trim() ? { unit_price_jpy: number(d.unit_price_jpy) } : {}),
});

/** The request of a draft that was checked. */
export function termsOf(d: Draft): Terms {
  return {
    company_name: d.company_name.trim(), industry: d.industry, received_on: d.received_on, starts_on: d.starts_on, ends_on: d.ends_on, ...pricingOf(d),
    quota_per_month: number(d.quota_per_month), set_up_fee_jpy: number(d.set_up_fee_jpy), threshold: number(d.threshold),
    programs: programs.filter((p) => d.programs.includes(p)), hr: d.hr.map((p) => ({ name: p.name.trim(), email: p.email.trim(), locale: p.locale })),
  };
}

const address = (p: Person) => p.email.trim().toLowerCase();

/** What is wrong with somebody of HR, by field: "required", "email" or "twice". */
export function wrongWith(people: readonly Person[], i: number): Partial<Record<'name' | 'email', 'required' | 'email' | 'twice'>> {
  const person = people[i];
  if (!person) return {};
  const twice = people.slice(0, i).some((p) => address(p) === address(person));
  return {
    name: person.name.trim() === '' ? 'required' : undefined,
    email: person.email.trim() === '' ? 'required' : looksLikeAddress(person.email) ? (twice ? 'twice' : undefined) : 'email',
  };
}
