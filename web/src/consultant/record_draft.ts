import type { PartAnswer, PartView, RecordBody } from '../api/schema/sessions';

/** The values of the record form, named as the API names them. */
export interface RecordValues {
  text: string;
  state: string;
  next_steps: string;
  themes: string[];
  risk_signs: string[];
  /** What the form of the talk's program asks for. */
  parts: PartAnswer[];
}

/** Names of what this tab keeps of a talk: notes that are not saved yet, and the draft of its record. */
export const notesName = (session: string) => `notes/${session}`;
export const recordName = (session: string) => `record/${session}`;

const kept = (name: string): string | null => {
  try {
    return sessionStorage.getItem(`kikite.draft.${name}`);
  } catch {
    return null;
  }
};

/** The notes of a talk that are not saved yet; empty if there are none. */
export function notesOf(session: string): string {
  try {
    const value: unknown = JSON.parse(kept(notesName(session)) ?? '{}');
    return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string' ? value.text : '';
  } catch {
    return '';
  }
}

/** A draft of the record, or of a correction of it, is in this tab. */
export const hasRecordDraft = (session: string): boolean => kept(recordName(session)) !== null;

/** Something was begun for the record of this talk: notes or a draft. */
export const hasDraft = (session: string): boolean => hasRecordDraft(session) || notesOf(session).trim() !== '';

/** The form's values of a stored record, or of the notes where there is none yet. */
export const valuesOf = (stored: RecordBody | undefined, notes: string): RecordValues => ({
  text: stored?.text ?? notes,
  state: stored?.state ?? '',
  next_steps: stored?.next_steps ?? '',
  themes: stored?.themes ?? [],
  risk_signs: stored?.risk_signs ?? [],
  parts: stored?.parts ?? [],
});

/** The answers with one more or another one, in the order of the form and without empty ones: as the API keeps them. */
export function withAnswer(parts: readonly PartView[], answers: readonly PartAnswer[], answer: PartAnswer): PartAnswer[] {
  return parts.flatMap((p) => {
    const given = p.code === answer.part ? answer : answers.find((a) => a.part === p.code);
    return given && ((given.chosen ?? []).length > 0 || given.words) ? [given] : [];
  });
}

/** Characters as the API counts them. */
export const lengthOf = (text: string): number => [...text].length;

/** Topics and signs that a talk of this program does not name, as the API does not count them either. */
export function withheld(program: string): readonly string[] {
  const silent = program === 'exit' || program === 'pre_joining';
  return silent ? ['mental_health', 'physical_health', 'sleep', 'job_fit', 'turnover', 'wish_to_leave'] : [];
}
