import type { ComponentPropsWithoutRef, ReactNode } from 'react';
import classes from './table.module.css';

interface Props extends ComponentPropsWithoutRef<'table'> {
  /** With less air. */
  dense?: boolean;
  /** With heads that stand back. */
  quiet?: boolean;
}

/** A table with lines between its rows. Mantine's own brings a scroll area along that is heavier than some pages. */
export function Table({ dense, quiet, className, ...rest }: Props) {
  return <table className={[classes.table, dense && classes.dense, quiet && classes.quiet, className].filter(Boolean).join(' ')} {...rest} />;
}

/** What may be wider than the page, such as a table, in a box that the arrow keys can move. */
export function Wide({ label, least, most, children }: { label: string; least: number; most?: number; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable without a mouse
    <div role="group" aria-label={label} tabIndex={0} className={classes.wide} style={{ maxHeight: most }}>
      <div style={{ minWidth: least }}>{children}</div>
    </div>
  );
}
