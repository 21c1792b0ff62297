import type { SectionView } from '../../api/schema/sessions';

/** How many questions the form has. */
export const items = 57;

/** What is kept while somebody answers: 0 where there is no answer yet. */
export interface Values {
  answers: number[];
  sex: 'male' | 'female' | '';
}

/** Nothing answered yet. */
export const nothing: Values = { answers: Array.from({ length: items }, () => 0), sex: '' };

/** One page of the form; first is the place of its first question among all, counted from 0. */
export interface FormPage {
  part: 'A' | 'B' | 'C' | 'D';
  leadIn: string;
  scale: string[];
  first: number;
  items: string[];
}

/** The most questions on one page. */
const most = 6;

/** Cuts the sections into pages that a phone can show, in the order of the form. */
export function pagesOf(sections: readonly SectionView[]): FormPage[] {
  const pages: FormPage[] = [];
  let first = 0;
  for (const s of sections) {
    const all = s.items ?? [];
    const size = Math.ceil(all.length / Math.ceil(all.length / most));
    for (let i = 0; i < all.length; i += size) {
      pages.push({ part: s.part, leadIn: s.lead_in, scale: s.scale ?? [], first: first + i, items: all.slice(i, i + size) });
    }
    first += all.length;
  }
  return pages;
}

/** How many questions have an answer. */
export const answered = (values: Values): number => values.answers.filter((a) => a > 0).length;

/** The place of the first question of a page without an answer; undefined if all have one. */
export const gapOf = (page: FormPage, values: Values): number | undefined =>
  page.items.map((_, i) => page.first + i).find((place) => !values.answers[place]);
