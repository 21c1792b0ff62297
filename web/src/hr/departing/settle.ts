import { api, ask } from '../../api/client';
import type { DepartureView } from '../../api/schema/signup';

/** What HR says of some people, by their employee numbers. */
export interface Answer {
  numbers: string[];
  decision: 'left' | 'stays';
}

/** How many were settled, and of how many the question was answered before. */
export type Settled = DepartureView['counts'];

/** The API takes this many numbers at once. */
const most = 1000;

/** Sends an answer and waits until it is carried out. What takes several requests has a key for each that follows from the whole's: none is done twice. */
export async function settle({ numbers, decision }: Answer, key: string): Promise<Settled> {
  const sum: Settled = { settled: 0, skipped: 0 };
  for (let from = 0; from < numbers.length; from += most) {
    const { counts } = await part({ numbers: numbers.slice(from, from + most), decision }, numbers.length > most ? `${key}.${from / most}` : key);
    sum.settled += counts.settled;
    sum.skipped += counts.skipped;
  }
  return sum;
}

/** One request, which is carried out within a second or two. */
async function part({ numbers, decision }: Answer, key: string): Promise<DepartureView> {
  let found = await ask(api.signup.POST('/api/signup/roster/departures', {
    params: { header: { 'Idempotency-Key': key } }, body: { employee_numbers: numbers, decision },
  }));
  for (let i = 0; i < 60 && !found.applied; i++) {
    await new Promise((resolve) => setTimeout(resolve, i < 10 ? 500 : 2_000));
    found = await ask(api.signup.GET('/api/signup/roster/departures/{id}', { params: { path: { id: found.departure_id } } }));
  }
  return found;
}
