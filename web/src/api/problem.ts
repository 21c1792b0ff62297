/** One place in a request that was not accepted. */
export interface Place {
  /** The field in the request, such as "email" or "hours.0.start". */
  field: string;
  message: string;
}

interface Body {
  code?: unknown;
  detail?: unknown;
  errors?: unknown;
}

/** Why a request did not succeed: an RFC 9457 answer of the API, or no answer at all (status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly places: Place[] = [],
  ) {
    super(detail);
    this.name = 'Problem';
  }

  /** The request may be sent again as it is: it did not arrive, or the answer was lost, or the service was busy. */
  get passing(): boolean {
    const throttled = this.status === 429 && this.code === 'too_many'; // a 429 with its own code, such as quota_used, is an answer
    return this.status === 0 || throttled || this.status >= 500;
  }

  static from(status: number, body: unknown): Problem {
    const b: Body = typeof body === 'object' && body !== null ? body : {};
    return new Problem(status, typeof b.code === 'string' ? b.code : codeOf(status), typeof b.detail === 'string' ? b.detail : '', places(b.errors));
  }

  static unreachable(cause: unknown): Problem {
    if (cause instanceof Problem) return cause;
    const late = cause instanceof DOMException && cause.name === 'TimeoutError';
    return new Problem(0, late ? 'late' : 'unreachable', '');
  }

  /** Any error as a problem; what is none of ours is an unexpected one. */
  static of(error: unknown): Problem {
    return error instanceof Problem ? error : new Problem(-1, 'unexpected', '');
  }
}

function codeOf(status: number): string {
  if (status === 429) return 'too_many';
  if (status === 413) return 'too_large';
  return status >= 500 ? 'unavailable' : 'invalid';
}

function places(errors: unknown): Place[] {
  if (!Array.isArray(errors)) return [];
  return errors.map((e: { location?: unknown; message?: unknown }) => ({
    field: String(e.location ?? '').replace(/^body\.?/, ''),
    message: String(e.message ?? ''),
  }));
}
