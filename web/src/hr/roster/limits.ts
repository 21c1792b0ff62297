/** What the service takes of a roster file; the same numbers as its own. */
export const limits = { rows: 10_000, bytes: 5 * 1024 * 1024, departments: 1_000, depth: 4 } as const;

/** Longest text of a column, in characters. */
export const longest = { number: 32, name: 100, kana: 100, romaji: 100, email: 254, department: 200, division: 200, section: 200, job: 100, birth: 40, birthYear: 20, age: 20, joined: 40, category: 100 } as const;

export type Column = keyof typeof longest;
