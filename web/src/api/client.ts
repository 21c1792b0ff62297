import createClient, { type Middleware } from 'openapi-fetch';
import { session } from '../auth/session';
import { listen } from './clock';
import { Problem } from './problem';
import type { paths as Booking } from './schema/booking';
import type { paths as Mailer } from './schema/mailer';
import type { paths as Matching } from './schema/matching';
import type { paths as Operations } from './schema/operations';
import type { paths as Reports } from './schema/reports';
import type { paths as Sessions } from './schema/sessions';
import type { paths as Signup } from './schema/signup';

/** The longest wait for an answer, in milliseconds: longer than the API's own ten seconds. */
const patience = 20_000;

const prepare: Middleware = {
  async onRequest({ request }) {
    const token = await session.token();
    if (token) request.headers.set('Authorization', `Bearer ${token}`);
    request.headers.set('Accept-Language', document.documentElement.lang);
    return request;
  },
  onResponse({ response }) {
    listen(response);
    return undefined;
  },
};

const send = (request: Request) => fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(patience)]) });

// A token that the API refuses may only have ended sooner than its word: it is renewed, and the request is sent once more. If the
// API still refuses, the sign-in has ended, and the page says so without losing anything.
async function sendSigned(request: Request): Promise<Response> {
  if (!request.headers.has('Authorization')) return send(request);
  const again = request.clone();
  const response = await send(request);
  if (response.status !== 401 && !(await guarded(response))) return response;
  const token = await session.renew();
  if (!token) return response;
  again.headers.set('Authorization', `Bearer ${token}`);
  const second = await send(again);
  if (second.status === 401) session.expire();
  return second;
}

// A token of before a guardian agreed says that they have not: a new one knows. Nothing is tried twice where they still have not.
async function guarded(response: Response): Promise<boolean> {
  if (response.status !== 403) return false;
  const body = (await response.clone().json().catch(() => null)) as { code?: unknown } | null;
  return body?.code === 'guardian_pending';
}

function context<Paths extends object>() {
  // There is no address while the public pages are rendered ahead.
  const client = createClient<Paths>({ baseUrl: globalThis.location?.origin ?? '', fetch: sendSigned });
  client.use(prepare);
  return client;
}

/** A typed client for each context, from its OpenAPI document. */
export const api = {
  booking: context<Booking>(),
  mailer: context<Mailer>(),
  matching: context<Matching>(),
  operations: context<Operations>(),
  reports: context<Reports>(),
  sessions: context<Sessions>(),
  signup: context<Signup>(),
};

/** Awaits a call and returns its body. Throws Problem for an error answer and for none. */
export async function ask<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  let answer;
  try {
    answer = await call;
  } catch (cause) {
    throw Problem.unreachable(cause);
  }
  if (!answer.response.ok) throw Problem.from(answer.response.status, answer.error);
  return answer.data as T;
}
