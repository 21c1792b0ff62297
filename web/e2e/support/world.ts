/** Who can sign in on the journey's local cloud, and what they have. */
export interface People {
  operator: string;
  hr: string;
  employee: string;
  consultant: string;
  newcomer: string;
  month: string;
  booking: string;
  chosen: string;
  other: string;
  company: string;
  inquiry: string;
  desk: string;
  case: string;
}

export const url = (): string => given('KIKITE_URL');
export const people = (): People => JSON.parse(given('KIKITE_PEOPLE')) as People;

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error('there is no world: a test begins with "test" of support/test.ts');
  return value;
}

/** The local cloud's time. */
export async function time(): Promise<Date> {
  const answer = (await (await fetch(`${url()}/_local/api/clock`)).json()) as { now: string };
  return new Date(answer.now);
}

/** Moves the local cloud's clock forward and waits until everything that fell due is done. */
export async function moveTo(to: Date): Promise<void> {
  const answer = await fetch(`${url()}/_local/api/clock`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ to: to.toISOString() }),
  });
  if (!answer.ok) throw new Error(`the clock does not move to ${to.toISOString()}: ${await answer.text()}`);
  await rest();
}

/** Waits until nothing is queued or on its way. */
export async function rest(): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end; ) {
    const answer = (await (await fetch(`${url()}/_local/api/idle?wait=5s`)).json()) as { idle: boolean };
    if (answer.idle) return;
  }
  throw new Error('the local cloud does not come to rest');
}
