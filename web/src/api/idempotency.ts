const prefix = 'kikite.key.';

interface Kept {
  key: string;
  body: string;
}

/**
 * The idempotency key of a request: the same for the same content until it is known to have arrived, over retries, double clicks
 * and reloads, so that the API does it once. Other content gets another key.
 */
export async function keyOf(form: string, content: unknown): Promise<string> {
  const body = await digest(JSON.stringify(content) ?? '');
  const kept = read(form);
  if (kept?.body === body) return kept.key;
  const key = crypto.randomUUID();
  try {
    sessionStorage.setItem(prefix + form, JSON.stringify({ key, body } satisfies Kept));
  } catch {
    // no storage: the key lives as long as the request's own retries
  }
  return key;
}

/** Forgets the key after the answer that the request was done. */
export function done(form: string): void {
  try {
    sessionStorage.removeItem(prefix + form);
  } catch {
    // nothing was kept
  }
}

function read(form: string): Kept | undefined {
  try {
    const text = sessionStorage.getItem(prefix + form);
    return text === null ? undefined : (JSON.parse(text) as Kept);
  } catch {
    return undefined;
  }
}

// Only a digest is kept beside the key: the content itself may be confidential.
async function digest(text: string): Promise<string> {
  const sum = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(sum)].map((b) => b.toString(16).padStart(2, '0')).join('');
}
