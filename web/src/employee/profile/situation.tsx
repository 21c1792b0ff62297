import { SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ages, industries, jobs, situations } from '../find/vocabulary';
import { Choice } from './choice';
import type { StepProps } from './steps';

/** Where the employee stands at work. */
export function Situation({ values, set, errorOf }: StepProps) {
  const { t } = useTranslation('wishes');
  const none = t('profile.none');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
      <Choice
        name="career_situation" label={t('profile.situation.situation')} none={none} options={situations} text={(c) => t(`profile.words.situation.${c}`)}
        value={values.career_situation} change={(c) => set('career_situation', c)} error={errorOf('career_situation')}
      />
      <Choice
        name="industry" label={t('profile.situation.industry')} none={none} options={industries} text={(c) => t(`profile.words.industry.${c}`)}
        value={values.industry} change={(c) => set('industry', c)} error={errorOf('industry')}
      />
      <Choice
        name="job_type" label={t('profile.situation.job')} none={none} options={jobs} text={(c) => t(`profile.words.job.${c}`)}
        value={values.job_type} change={(c) => set('job_type', c)} error={errorOf('job_type')}
      />
      <Choice
        name="age_band" label={t('profile.situation.age')} none={none} options={ages} text={(c) => t(`profile.words.age.${c}`)}
        value={values.age_band} change={(c) => set('age_band', c)} error={errorOf('age_band')}
      />
    </SimpleGrid>
  );
}
