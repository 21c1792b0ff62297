import { useTranslation } from 'react-i18next';
import { values as all } from '../find/vocabulary';
import { Chips } from './chips';
import type { StepProps } from './steps';

/** What matters to the employee in work and life. */
export function Worth({ values, set }: StepProps) {
  const { t } = useTranslation('wishes');
  return (
    <Chips
      quiet name="values" label={t('profile.worth.label')} options={all} text={(c) => t(`profile.words.value.${c}`)}
      chosen={values.values} change={(c) => set('values', c)} most={3}
    />
  );
}
