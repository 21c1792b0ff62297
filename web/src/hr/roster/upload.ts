import { api, ask } from '../../api/client';
import { Problem } from '../../api/problem';

/** A file on its way: print is a digest of its content, so that the same file is announced once and another one anew. */
export interface Outgoing {
  filename: string;
  size: number;
  print: string;
  /** Where its columns are, unless their headers say it. */
  columns?: Record<string, number>;
}

export async function fingerprint(blob: Blob): Promise<string> {
  const sum = await crypto.subtle.digest('SHA-256', new Uint8Array(await blob.arrayBuffer()));
  return [...new Uint8Array(sum)].map((b) => b.toString(16).padStart(2, '0')).join('');
}

/** Announces a roster, posts the file with the form it gets, and returns the roster's ID. Sent again, it goes to the same roster. */
export async function upload(out: Outgoing, file: Blob, key: string): Promise<string> {
  const announced = await ask(api.signup.POST('/api/signup/roster/uploads', {
    params: { header: { 'Idempotency-Key': key } },
    body: { filename: out.filename, size: out.size, columns: out.columns },
  }));
  const form = new FormData();
  for (const [name, value] of Object.entries(announced.fields)) form.append(name, value);
  form.append('file', file, out.filename);
  let answer: Response;
  try {
    answer = await fetch(announced.url, { method: 'POST', body: form });
  } catch (cause) {
    throw Problem.unreachable(cause);
  }
  if (!answer.ok) throw refusal(answer.status, await answer.text());
  return announced.roster_id;
}

// The storage answers in XML; an expired form is replaced by sending again.
function refusal(status: number, text: string): Problem {
  return text.includes('EntityTooLarge') ? new Problem(413, 'too_large', '') : new Problem(status >= 500 ? status : 400, 'upload_refused', '');
}
