/** The five traits in the order of the API's sums. */
export const traits = ['extraversion', 'agreeableness', 'conscientiousness', 'neuroticism', 'openness'] as const;
export type Trait = (typeof traits)[number];

/** Ten answers, of which none is given yet. */
export const noAnswers = (): number[] => Array.from({ length: 10 }, () => 0);

/**
 * The sums of the ten items of TIPI-J, 2 to 14 each; nothing where an answer is missing. Each trait has one item as it stands and one
 * reversed (2, 6, 8, 9 and 10), counted as 8 minus the answer. Source: Oshio, Abe, Cutrone (2012), パーソナリティ研究 21(1), 40–52.
 */
export function sumsOf(answers: readonly number[]): number[] | undefined {
  if (answers.length !== 10 || answers.some((a) => a < 1 || a > 7)) return undefined;
  const turned = answers.map((a, i) => (i === 1 || i === 5 || i >= 7 ? 8 - a : a));
  return traits.map((_, i) => turned[i]! + turned[i + 5]!);
}

/** Where a sum lies: the middle third is nothing special. */
export const levelOf = (sum: number): 'low' | 'middle' | 'high' => (sum <= 6 ? 'low' : sum >= 10 ? 'high' : 'middle');
