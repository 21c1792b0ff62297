import { IconAlertTriangle, IconCircle, IconCircleCheck, IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './parts.module.css';

/** How something stands: good, to be looked at, bad, or of no concern. */
export type Tone = 'good' | 'look' | 'bad' | 'calm';

const icons = { good: IconCircleCheck, look: IconClock, bad: IconAlertTriangle, calm: IconCircle };

/** A state in a word, with a sign of its own shape beside it: nobody has to tell colours apart. */
export function Chip({ tone, children }: { tone: Tone; children: ReactNode }) {
  const Icon = icons[tone];
  return <span className={`${classes.chip} ${classes[tone]}`}><Icon size={15} aria-hidden />{children}</span>;
}
