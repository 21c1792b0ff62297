/**
 * Whether a text names somebody: by the whole name, or by a part of it (a family name) of two signs or more. It is to tick a box or to warn, so
 * it rather finds too much.
 */
export function namedIn(name: string, text: string): boolean {
  const flat = text.normalize('NFKC').toLowerCase();
  const parts = name.normalize('NFKC').toLowerCase().split(/[\s・]+/u).filter((p) => [...p].length >= 2);
  const whole = name.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '');
  return [...parts, whole].some((p) => p !== '' && [...p].length >= 2 && flat.includes(p));
}
