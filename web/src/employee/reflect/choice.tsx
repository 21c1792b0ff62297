import { type CSSProperties, useId } from 'react';
import classes from './choice.module.css';

/** One answer. */
export interface Option {
  value: number;
  text: string;
}

interface Props {
  /** Name of the radio buttons; where the focus goes when the answer is missing. */
  name: string;
  number?: number;
  text: string;
  /** Language of the wording where it is not the page's. */
  lang?: string;
  options: readonly Option[];
  value: number | undefined;
  choose: (value: number) => void;
  error?: string;
  /** Columns on a phone; on a desk all options stand in a row. */
  narrow?: number;
}

/** One question with its answers as large buttons. They are radio buttons underneath, so the arrow keys and readers know them. */
export function Choice({ name, number, text, lang, options, value, choose, error, narrow = 1 }: Props) {
  const problem = useId();
  return (
    <fieldset className={classes.question} aria-describedby={error ? problem : undefined} lang={lang}>
      <legend className={classes.legend}>{number !== undefined && <span className={`${classes.number} tabular`}>{number}.</span>}<span>{text}</span></legend>
      <div className={`${classes.options} ${classes.wideColumn}`} style={{ '--narrow': narrow, '--wide': options.length } as CSSProperties}>
        {options.map((o) => (
          <label key={o.value} className={classes.option}>
            <input type="radio" name={name} value={o.value} checked={value === o.value} onChange={() => choose(o.value)} />
            <span className={classes.face}>{o.text}</span>
          </label>
        ))}
      </div>
      {error && <p id={problem} className={classes.error}>{error}</p>}
    </fieldset>
  );
}
