import { columnOf } from './columns';
import { limits } from './limits';

/** Why a file cannot be read at all. */
export type Unreadable = 'too_large' | 'empty' | 'old_workbook' | 'encoding';

export type Decoded = { text: string; encoding: 'utf-8' | 'shift_jis' } | { problem: Unreadable };

/** Whether these are the bytes of a ZIP archive, as a workbook is. */
export const isWorkbook = (bytes: Uint8Array) => begins(bytes, 0x50, 0x4b, 0x03, 0x04);

const begins = (bytes: Uint8Array, ...head: number[]) => head.every((b, i) => bytes[i] === b);

/**
 * The text of a CSV as Excel saves it: UTF-8 with or without its mark, or Shift_JIS. What is neither is refused rather than read as
 * wrong characters.
 */
export function decode(bytes: Uint8Array<ArrayBuffer>): Decoded {
  if (bytes.length > limits.bytes) return { problem: 'too_large' };
  if (bytes.every((b) => b === 0x20 || (b >= 0x09 && b <= 0x0d))) return { problem: 'empty' };
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { problem: 'old_workbook' }; // of before 2007, or locked with a password
  if (begins(bytes, 0xff, 0xfe) || begins(bytes, 0xfe, 0xff) || bytes.includes(0x00) || bytes.includes(0x1b)) return { problem: 'encoding' };
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' };
  if (begins(bytes, 0xef, 0xbb, 0xbf)) return { problem: 'encoding' };
  const japanese = strictly(bytes, 'shift_jis');
  if (japanese === undefined || (!knows(japanese) && knows(strictly(bytes, 'euc-jp')))) return { problem: 'encoding' };
  return { text: japanese, encoding: 'shift_jis' };
}

function strictly(bytes: Uint8Array<ArrayBuffer>, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

// Whether the first line names a column that rosters have: EUC-JP read as Shift_JIS is legible nonsense.
function knows(text: string | undefined): boolean {
  return text?.split('\n', 1)[0]?.split(',').some((h) => columnOf(h) !== undefined) ?? false;
}
