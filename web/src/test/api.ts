import { vi } from 'vitest';

type Answer = (request: Request) => unknown;

/** What the API was asked, in order. */
export interface Call {
  method: string;
  path: string;
  key: string | null;
  body: unknown;
}

/** A Response of JSON; a status of 400 or more is a problem. */
export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' } });
}

/** A problem answer as the API gives it. */
export const problem = (status: number, code: string, errors: { location: string; message: string }[] = []): Response =>
  json({ type: 'about:blank', title: '', status, detail: 'told to programs', code, errors }, status);

// A write takes as long as a quick network: a double click is over before its answer. Tests that stop the clock do not stop this.
const later = globalThis.setTimeout;

/**
 * Puts answers in the API's place for one test, by "METHOD /path" without the query; what a function returns is the JSON body
 * unless it is a Response. Anything else fails the request as a broken connection would. Returns the calls that were made.
 */
export function answers(by: Readonly<Record<string, Answer>>): Call[] {
  const calls: Call[] = [];
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input instanceof Request ? input : new URL(input, location.href), init);
    const path = new URL(request.url).pathname;
    const text = await request.clone().text();
    calls.push({ method: request.method, path, key: request.headers.get('Idempotency-Key'), body: read(request, text) });
    const answer = by[`${request.method} ${path}`];
    if (!answer) throw new TypeError(`no answer for ${request.method} ${path}`);
    if (request.method !== 'GET') await new Promise((done) => void later(done, 200));
    const value = await answer(request);
    return value instanceof Response ? value : json(value);
  });
  return calls;
}

const read = (request: Request, text: string): unknown =>
  request.headers.get('Content-Type')?.startsWith('application/json') ? (JSON.parse(text) as unknown) : text || undefined;
