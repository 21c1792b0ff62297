import { Problem } from '../api/problem';

/** What somebody typed, as it is sent: without stray blanks, and with full-width letters and digits as the plain ones they stand for. */
export const plain = (text: string): string => text.normalize('NFKC').trim();

/** A telephone number as it is sent, whichever of the keyboard's dashes is in it. */
export const dialled = (text: string): string => plain(text).replaceAll(/[‐−ー―]/g, '-');

/** Whether a text looks like an address; whether mail arrives there only the API and the mail itself can tell. */
export const looksLikeAddress = (text: string): boolean => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(plain(text));

/** The code of a problem, undefined where there is none. */
export const codeOf = (error: unknown): string | undefined => (error === null || error === undefined ? undefined : Problem.of(error).code);
