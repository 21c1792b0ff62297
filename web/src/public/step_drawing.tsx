import type { ReactNode } from 'react';
import classes from './step_drawing.module.css';

export type Step = 'invite' | 'choose' | 'talk' | 'improve';

// A letter with a seal; three people of whom one is chosen; two voices; a line that goes up over many dots.
const drawings: Readonly<Record<Step, ReactNode>> = {
  invite: (
    <>
      <path d="M16 22h32v22H16zM16 23l16 12 16-12" className={classes.ink} />
      <circle cx="47" cy="43" r="5" className={classes.warm} />
    </>
  ),
  choose: (
    <>
      <path d="M13 46c0-8 12-8 12 0M39 46c0-8 12-8 12 0M19 33.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M45 33.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7" className={classes.ink} />
      <path d="M24 46c0-12 16-12 16 0M32 29a5 5 0 1 0 0-10 5 5 0 0 0 0 10" className={classes.warm} />
    </>
  ),
  talk: (
    <>
      <path d="M14 20h20a4 4 0 0 1 4 4v6a4 4 0 0 1-4 4H24l-6 5v-5h-4z" className={classes.ink} />
      <path d="M42 28h8v14h-4v5l-6-5h-8a4 4 0 0 1-4-4" className={classes.warm} />
    </>
  ),
  improve: (
    <>
      <path d="M15 48V18M15 48h34" className={classes.ink} />
      <path d="m20 40 8-6 7 3 11-14M46 30v-7h-7" className={classes.warm} />
    </>
  ),
};

/** The drawing of one of the four steps. Decorative: the words beside it say the same. */
export function StepDrawing({ of }: { of: Step }) {
  return (
    <svg viewBox="0 0 64 64" width="64" height="64" aria-hidden="true" focusable="false">
      <circle cx="32" cy="32" r="31" className={classes.ground} />
      {drawings[of]}
    </svg>
  );
}
