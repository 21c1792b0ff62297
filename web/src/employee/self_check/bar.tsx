import classes from './result.module.css';

/** Points of 1 to 5 as five fields; the number stands beside it, so this is for the eye only. */
export function Points({ points }: { points: number }) {
  return (
    <svg viewBox="0 0 110 14" className={classes.bar} aria-hidden="true" focusable="false">
      {[0, 1, 2, 3, 4].map((i) => (
        <rect key={i} x={i * 22} y="1" width="19" height="12" rx="4" className={i < points ? (points <= 2 ? classes.low : classes.full) : classes.empty} />
      ))}
    </svg>
  );
}

/** A sum between its least and greatest value as a bar. */
export function Share({ value, least, most }: { value: number; least: number; most: number }) {
  const width = (110 * (value - least)) / (most - least);
  return (
    <svg viewBox="0 0 110 14" className={classes.bar} aria-hidden="true" focusable="false" preserveAspectRatio="none">
      <rect x="0" y="1" width="110" height="12" rx="4" className={classes.empty} />
      <rect x="0" y="1" width={Math.max(width, 3)} height="12" rx="4" className={classes.full} />
    </svg>
  );
}
