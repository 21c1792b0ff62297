import { type ReactNode, useId } from 'react';
import classes from './choices.module.css';

interface Props<C extends string> {
  legend: ReactNode;
  hint?: string;
  name: string;
  of: readonly C[];
  label: (code: C) => string;
  chosen: readonly string[];
  choose: (chosen: C[]) => void;
  /** Only one of them. */
  single?: boolean;
  /** Cannot be left out. */
  required?: boolean;
  error?: string;
}

/** Words to choose from, as a row of tags: real boxes underneath, so that keyboard and screen reader know them. */
export function Choices<C extends string>({ legend, hint, name, of, label, chosen, choose, single, required, error }: Props<C>) {
  const id = useId();
  const toggle = (code: C) => {
    if (single) return choose([code]);
    choose(of.filter((c) => (c === code ? !chosen.includes(c) : chosen.includes(c))));
  };
  return (
    <fieldset className={classes.root} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{legend}{required && <span className={classes.star} aria-hidden="true"> *</span>}</legend>
      {hint && <p className={classes.hint}>{hint}</p>}
      <div className={classes.list}>
        {of.map((code) => (
          <label key={code} className={classes.choice}>
            <input type={single ? 'radio' : 'checkbox'} name={name} value={code} checked={chosen.includes(code)} onChange={() => toggle(code)} aria-invalid={error ? true : undefined} />
            {label(code)}
          </label>
        ))}
      </div>
      {error && <p id={`${id}-error`} className={classes.error}>{error}</p>}
    </fieldset>
  );
}
