import type { ItemView } from '../../api/schema/sessions';

export type Topic = 'k6' | 'work' | 'reason' | 'worry' | 'talk';

/** A page of the survey. */
export interface Group {
  topic: Topic;
  items: ItemView[];
}

/** The most questions that stand on one page: few enough for a phone. */
const most = 3;

function topicOf(code: string): Topic {
  if (code === 'rating' || code === 'again') return 'talk';
  for (const topic of ['k6', 'reason', 'worry'] as const) if (code.startsWith(`${topic}_`)) return topic;
  return 'work';
}

/** Cuts a form into short pages of the same topic, in its order, as even as can be. */
export function groupsOf(items: readonly ItemView[]): Group[] {
  const runs: Group[] = [];
  for (const item of items) {
    const topic = topicOf(item.code);
    const last = runs.at(-1);
    if (last?.topic === topic) last.items.push(item);
    else runs.push({ topic, items: [item] });
  }
  return runs.flatMap(({ topic, items: all }) => {
    const size = Math.ceil(all.length / Math.ceil(all.length / most));
    return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => ({ topic, items: all.slice(i * size, (i + 1) * size) }));
  });
}
