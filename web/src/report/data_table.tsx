import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './report.module.css';
import { Scroll } from './scroll';

interface Props {
  caption: string;
  heads: readonly string[];
  /** The first cell of a row is its heading. */
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

/** Figures as a table, in a box of its own that scrolls where the page is narrower. */
export function DataTable({ caption, heads, rows }: Props) {
  return (
    <Scroll label={caption}>
      <table className={`tabular ${classes.figures}`}>
        <thead><tr>{heads.map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              <th scope="row">{cells[0]}</th>
              {cells.slice(1).map((cell, i) => <td key={heads[i + 1]}>{cell}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** The table behind a chart: one click away on the page, open on paper. */
export function Behind(props: Props) {
  const { t } = useTranslation('report');
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    let closed = false;
    const open = () => {
      closed = details.current?.open === false;
      if (details.current) details.current.open = true;
    };
    const restore = () => {
      if (details.current && closed) details.current.open = false;
    };
    addEventListener('beforeprint', open);
    addEventListener('afterprint', restore);
    return () => {
      removeEventListener('beforeprint', open);
      removeEventListener('afterprint', restore);
    };
  }, []);
  return (
    <details ref={details} className={classes.behind}>
      <summary>{t('line.table')}</summary>
      <DataTable {...props} />
    </details>
  );
}
