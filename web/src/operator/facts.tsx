import type { ReactNode } from 'react';
import classes from './parts.module.css';

/** What is known of something: terms and their values. Rows without a value are left out. */
export function Facts({ rows }: { rows: readonly (readonly [term: string, value: ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {rows.filter(([, value]) => value !== undefined && value !== '' && value !== null).map(([term, value]) => (
        <div key={term}><dt>{term}</dt><dd>{value}</dd></div>
      ))}
    </dl>
  );
}
