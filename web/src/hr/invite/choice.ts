import type { CompanyView, RosterPerson } from '../../api/schema/signup';
import { below } from '../company';

/** Who is to be invited, as the form has it. */
export interface Choice {
  who: 'new' | 'all' | 'department' | 'numbers';
  department: string;
  /** Of a department, only those who were not invited yet. */
  within: boolean;
  numbers: string;
  locale: 'ja' | 'en';
  text: string;
  /** When it is to be sent, in the reader's own time as the field has it; empty: at once. */
  when?: string;
  /** How many days an invitation can be used. */
  days: number;
}

/** From how many days HR can choose. */
export const terms = [7, 14, 30, 60, 90];

export const begin: Choice = { who: 'new', department: '', within: true, numbers: '', locale: 'ja', text: '', days: 14 };

/** The numbers that somebody typed or pasted, each once. */
export const typed = (numbers: string): string[] => [...new Set(numbers.normalize('NFKC').split(/[\s,、;]+/).filter(Boolean))];

/** The people that a choice means. People whom the newest roster no longer has are never invited. */
export function chosen(choice: Choice, everybody: readonly RosterPerson[], company: CompanyView | undefined): RosterPerson[] {
  const active = everybody.filter((p) => p.status === 'active');
  switch (choice.who) {
    case 'all': return active;
    case 'new': return active.filter((p) => !p.invited_at);
    case 'department': {
      const inside = below(company, choice.department);
      return active.filter((p) => inside.has(p.department_id) && !(choice.within && p.invited_at));
    }
    case 'numbers': {
      const wanted = new Set(typed(choice.numbers));
      return active.filter((p) => wanted.has(p.employee_number));
    }
  }
}

/** Numbers that were typed and are nobody's. */
export function unknown(choice: Choice, everybody: readonly RosterPerson[]): string[] {
  if (choice.who !== 'numbers') return [];
  const known = new Set(everybody.filter((p) => p.status === 'active').map((p) => p.employee_number));
  return typed(choice.numbers).filter((n) => !known.has(n));
}

/** The API takes this many numbers at once. */
const most = 1000;

/** Numbers as the API takes them; one undefined part means everybody, which needs no list. */
export function parts(people: readonly RosterPerson[], active: number): (string[] | undefined)[] {
  if (people.length === active) return [undefined];
  const numbers = people.map((p) => p.employee_number);
  return Array.from({ length: Math.ceil(numbers.length / most) }, (_, i) => numbers.slice(i * most, (i + 1) * most));
}
