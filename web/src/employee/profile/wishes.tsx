import { SimpleGrid, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ages, backgrounds, genders, languages, licences, times } from '../find/vocabulary';
import { Chips } from './chips';
import { Choice } from './choice';
import type { StepProps } from './steps';

/** What the employee wishes of the consultant, and when. */
export function Wishes({ values, set, errorOf }: StepProps) {
  const { t } = useTranslation('wishes');
  const none = t('profile.wishes.any');
  return (
    <Stack gap="xl">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="md">
        <Choice
          name="gender" label={t('profile.wishes.gender')} none={none} options={genders} text={(c) => t(`profile.words.gender.${c}`)}
          value={values.gender} change={(c) => set('gender', c)} error={errorOf('gender')}
        />
        <Choice
          name="language" label={t('profile.wishes.language')} none={none} options={languages} text={(c) => t(`profile.words.language.${c}`)}
          value={values.language} change={(c) => set('language', c)} error={errorOf('language')}
        />
        <Choice
          name="licence" label={t('profile.wishes.licence')} none={none} options={licences} text={(c) => t(`profile.words.licence.${c}`)}
          value={values.licence} change={(c) => set('licence', c)} error={errorOf('licence')}
        />
        <Choice
          name="age" label={t('profile.wishes.age')} none={none} options={ages} text={(c) => t(`profile.words.age.${c}`)}
          value={values.age} change={(c) => set('age', c)} error={errorOf('age')}
        />
        <Choice
          name="background" label={t('profile.wishes.background')} none={none} options={backgrounds} text={(c) => t(`profile.words.background.${c}`)}
          value={values.background} change={(c) => set('background', c)} error={errorOf('background')}
        />
      </SimpleGrid>
      <Chips
        name="times" label={t('profile.wishes.times')} help={t('profile.wishes.timesHelp')} options={times}
        text={(c) => t(`profile.words.time.${c}`)} chosen={values.times} change={(c) => set('times', c)}
      />
    </Stack>
  );
}
