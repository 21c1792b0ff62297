import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What happens to one company; every run has a company and people of its own, so that several fit into one world. */
export interface Story {
  company: string;
  inquirer: string;
  hr: string;
  /** The roster as Japanese Excel saves it, in Shift_JIS; the person on line 10 has no proper address. */
  roster: Buffer;
  /** The names on the roster. */
  names: string[];
  employee: { name: string; work: string; private: string };
}

/** What came of the booking, once there is one. */
export interface Talk {
  booking: string;
  consultant: string;
  starts: Date;
  ends: Date;
}

/** A story whose addresses carry the tag. */
export function newStory(tag: string): Story {
  const domain = `${tag}.kikite-e2e.example`;
  const file = readFileSync(join(import.meta.dirname, '../fixtures/roster-shift-jis.csv'));
  // The addresses are plain ASCII: they can be changed without touching what stands around them.
  const roster = Buffer.from(file.toString('latin1').replaceAll('@run.example', `@${domain}`), 'latin1');
  const rows = new TextDecoder('shift_jis').decode(roster).trim().split('\r\n').slice(1).map((row) => row.split(','));
  return {
    company: `ひばり工業${tag}株式会社`, inquirer: `soumu@${domain}`, hr: `jinji@${domain}`, roster,
    names: rows.map((row) => row[1] ?? ''),
    employee: { name: rows[0]?.[1] ?? '', work: rows[0]?.[4] ?? '', private: `misaki-${tag}@private-mail.example` },
  };
}
