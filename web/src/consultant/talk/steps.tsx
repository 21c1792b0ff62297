import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { stepOf, type TalkState } from '../talk_state';
import classes from './talk.module.css';

const names = ['talk', 'outcome', 'record'] as const;

/** How far the talk has come, and what is still due. */
export function Steps({ state }: { state: TalkState }) {
  const { t } = useTranslation('consultant');
  const at = stepOf(state);
  return (
    <ol className={classes.steps} aria-label={t('session.steps')}>
      {names.map((name, i) => (
        <li key={name} className={`${classes.step} ${i < at ? classes.done : ''} ${i === at ? classes.now : ''}`} aria-current={i === at ? 'step' : undefined}>
          {i + 1}. {t(`session.step.${name}`)}
          {i < at && <span className={classes.stepDone}>{t('session.stepDone')}</span>}
          {i === at && <VisuallyHidden>{t('session.stepNow')}</VisuallyHidden>}
        </li>
      ))}
    </ol>
  );
}
