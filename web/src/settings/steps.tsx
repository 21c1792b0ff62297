import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './rights.module.css';

interface Props {
  steps: readonly { context: string; done: boolean }[];
  /** How what is done and what is not is called. */
  words: { done: string; open: string };
}

/** The parts of the service, with a tick at those that are done. */
export function Steps({ steps, words }: Props) {
  const { t, i18n } = useTranslation('rights');
  const name = (context: string) => (i18n.exists(`rights:contexts.${context}`) ? t(`contexts.${context as 'signup'}`) : context);
  return (
    <ul className={classes.steps}>
      {steps.map((s) => (
        <li key={s.context}>
          {s.done ? <IconCheck size={22} aria-hidden /> : <span className={classes.open} aria-hidden />}
          <span>{name(s.context)}</span>
          <small>{s.done ? words.done : words.open}</small>
        </li>
      ))}
    </ul>
  );
}
