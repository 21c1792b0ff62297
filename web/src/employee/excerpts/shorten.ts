/** Whether words are the text, or the text with some of it taken out: what the API accepts as approved. */
export function isShortened(text: string, words: string): boolean {
  const rest = [...words];
  let at = 0;
  for (const c of text) if (c === rest[at]) at++;
  return rest.length > 0 && at === rest.length;
}
