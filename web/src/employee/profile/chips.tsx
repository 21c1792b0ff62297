import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './profile.module.css';

interface Props<C extends string> {
  label: string;
  help?: string;
  options: readonly C[];
  text: (code: C) => string;
  chosen: readonly C[];
  change: (chosen: C[]) => void;
  /** At most so many. */
  most?: number;
  /** Only for ears, where a heading says it already. */
  quiet?: boolean;
  name: string;
}

/** Some of many, as tags one can tick. They are check boxes, so that keyboard and screen reader know them. */
export function Chips<C extends string>({ label, help, options, text, chosen, change, most = options.length, quiet, name }: Props<C>) {
  const { t } = useTranslation('wishes');
  const full = chosen.length >= most;
  return (
    <fieldset className={classes.plain}>
      <legend className={quiet ? classes.unseen : classes.legend}>{label}</legend>
      {help && <Text size="sm" c="dimmed" mb="xs">{help}</Text>}
      <div className={classes.chips}>
        {options.map((code) => {
          const on = chosen.includes(code);
          return (
            <label key={code} className={classes.chip}>
              <input
                type="checkbox" name={name} checked={on} disabled={full && !on}
                onChange={() => change(on ? chosen.filter((c) => c !== code) : [...chosen, code])}
              />
              <span>{text(code)}</span>
            </label>
          );
        })}
      </div>
      {most < options.length && (
        <Text size="sm" c="dimmed" mt="xs" role="status" className="tabular">{t('profile.chosen', { n: chosen.length, max: most })}</Text>
      )}
    </fieldset>
  );
}
