import type { CompanyView, NewTerms } from '../../api/schema/signup';
import { wholeNumber } from '../checks';
import { pricingOf, programs, type TermsDraft } from '../contract_terms';

/** New terms as typed. */
export interface Draft extends TermsDraft {
  reason: string;
}

const typed = (n: number | undefined) => (n === undefined ? '' : String(n));

/** The terms that hold now, to begin with. */
export function draftOf({ contract: c, threshold }: CompanyView): Draft {
  return {
    plan: c.plan, seats: String(c.seats), blocks: typed(c.blocks), sessions_per_block: typed(c.sessions_per_block), unit_price_jpy: typed(c.unit_price_jpy),
    quota_per_month: String(c.quota_per_month), threshold: String(threshold), programs: [...(c.programs ?? [])], ends_on: c.ends_on, reason: '',
  };
}

/** The request of a draft that was checked. */
export function newTerms(d: Draft, version: number | undefined): NewTerms {
  return {
    ...pricingOf(d), quota_per_month: wholeNumber(d.quota_per_month) ?? 0, threshold: wholeNumber(d.threshold) ?? 0,
    programs: programs.filter((p) => d.programs.includes(p)), ends_on: d.ends_on, reason: d.reason.trim(), version,
  };
}

/** A term before and after, as the API records it: numbers and days as they are written, programs with commas between. */
export interface Changed {
  term: string;
  from?: string;
  to?: string;
}

const listed = (codes: readonly string[] | null | undefined) => programs.filter((p) => codes?.includes(p)).join(',');

/** What a draft would change. */
export function changesOf(company: CompanyView, draft: Draft): Changed[] {
  const now = { ...company.contract, threshold: company.threshold };
  const next = newTerms(draft, undefined);
  const of = (term: keyof typeof now & keyof typeof next): Changed => ({ term, from: now[term] ? String(now[term]) : '', to: next[term] ? String(next[term]) : '' });
  const all = [
    ...(['plan', 'seats', 'blocks', 'sessions_per_block', 'unit_price_jpy', 'quota_per_month', 'threshold', 'ends_on'] as const).map(of),
    { term: 'programs', from: listed(company.contract.programs), to: listed(draft.programs) },
  ];
  return all.filter((c) => c.from !== c.to);
}
