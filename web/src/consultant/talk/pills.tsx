import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { EntryView } from '../../api/schema/sessions';
import classes from './pills.module.css';

interface Props {
  legend: string;
  name: string;
  entries: readonly EntryView[];
  chosen: readonly string[];
  change: (chosen: string[]) => void;
  /** No more may be chosen; what is chosen may be taken back. */
  full?: boolean;
  warn?: boolean;
}

/** Codes of the record form to choose from: check boxes that look like labels. */
export function Pills({ legend, name, entries, chosen, change, full = false, warn = false }: Props) {
  const { i18n } = useTranslation();
  return (
    <fieldset className={classes.group}>
      <legend>{legend}</legend>
      <div className={classes.pills}>
        {entries.map((e) => {
          const on = chosen.includes(e.code);
          return (
            <label key={e.code} className={`${classes.pill} ${warn ? classes.warn : ''}`}>
              <input
                type="checkbox" name={name} checked={on} disabled={full && !on}
                onChange={() => change(on ? chosen.filter((c) => c !== e.code) : [...chosen, e.code])}
              />
              <IconCheck size={15} aria-hidden />
              {i18n.language === 'en' ? e.text.en : e.text.ja}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
