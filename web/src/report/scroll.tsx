import type { ReactNode } from 'react';
import classes from './report.module.css';

/** A box of its own for what may be wider than the page. It takes the focus so that the arrow keys can move it. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable without a mouse
    <section className={classes.scroll} aria-label={label} tabIndex={0}>{children}</section>
  );
}
