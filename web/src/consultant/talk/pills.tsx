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
  /** One of them at most; pressed again it is taken back. */
  single?: boolean;
}

/** Codes of the record form to choose from: check boxes, or radio buttons, that look like labels. */
export function Pills({ legend, name, entries, chosen, change, full = false, warn = false, single = false }: Props) {
  const { i18n } = useTranslation();
  return (
    <fieldset className={classes.group}>
      <legend>{legend}</legend>
      <div className={classes.pills}>
        {entries.map((e) => {
          const on = chosen.includes(e.code);
          return (
            <label key={e.code} className={`${classes.pill} ${warn ? classes.warn : ''}`}>
              {single
                ? <input type="radio" name={name} checked={on} onChange={() => change([e.code])} onClick={() => on && change([])} />
                : <input
                    type="checkbox" name={name} checked={on} disabled={full && !on}
                    onChange={() => change(on ? chosen.filter((c) => c !== e.code) : [...chosen, e.code])}
                  />}
              <IconCheck size={15} aria-hidden />
              {i18n.language === 'en' ? e.text.en : e.text.ja}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
