import { VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import classes from './profile.module.css';
import { steps } from './steps';
import type { Values } from './values';

/** Whether a step has an answer. */
const answered = (values: Values, fields: readonly (keyof Values)[]) =>
  fields.some((f) => {
    const value = values[f];
    return Array.isArray(value) ? value.some((v) => v !== 0) : value !== '' && value !== 0;
  });

/** The steps as a row of marks: how far one is, what is answered already, and the way to each. */
export function Marks({ at, values }: { at: number; values: Values }) {
  const { t } = useTranslation('wishes');
  const [query] = useSearchParams();
  const to = (n: number) => {
    const next = new URLSearchParams(query);
    next.set('step', String(n));
    return `/profile?${next}`;
  };
  return (
    <nav aria-label={t('profile.steps')}>
      <ol className={classes.marks}>
        {steps.map((s, i) => (
          <li key={s.name}>
            <Link to={to(i + 1)} className={i + 1 < at ? classes.passed : undefined} aria-current={i + 1 === at ? 'step' : undefined}>
              <VisuallyHidden>{t(`profile.${s.name}.title`)}</VisuallyHidden>
              {answered(values, s.fields) ? <><IconCheck size={16} aria-hidden /><VisuallyHidden> ({t('profile.answered')})</VisuallyHidden></> : null}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
