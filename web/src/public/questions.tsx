import classes from './questions.module.css';

export interface Question {
  key: string;
  q: string;
  a: string;
}

/** Questions that open to their answers: the browser's own disclosure, so that searching in the page and printing find them too. */
export function Questions({ of }: { of: readonly Question[] }) {
  return (
    <div className={classes.root}>
      {of.map(({ key, q, a }) => (
        <details key={key}>
          <summary>{q}</summary>
          <p>{a}</p>
        </details>
      ))}
    </div>
  );
}
