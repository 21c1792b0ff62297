import { Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { concerns } from '../find/vocabulary';
import { useOffered } from '../find/programs';
import { Chips } from './chips';
import { Choice } from './choice';
import type { StepProps } from './steps';

/** What the employee would like to talk about. */
export function Topics({ values, set, errorOf }: StepProps) {
  const { t } = useTranslation('wishes');
  const { t: common } = useTranslation();
  const offered = useOffered().data ?? [];
  const programs = values.program && !offered.includes(values.program) ? [...offered, values.program] : offered;
  return (
    <Stack gap="lg">
      <Chips
        quiet name="concerns" label={t('profile.topics.label')} options={concerns} text={(c) => t(`profile.words.concern.${c}`)}
        chosen={values.concerns} change={(c) => set('concerns', c)} most={5}
      />
      {programs.length > 0 && (
        <Choice
          name="program" label={t('profile.topics.program')} none={t('profile.topics.programNone')} options={programs} text={(p) => common(`program.${p}`)}
          value={values.program} change={(p) => set('program', p)} error={errorOf('program')}
        />
      )}
      <Textarea
        name="concern_text" label={t('profile.topics.words')} description={t('profile.topics.wordsHelp')} maxLength={1000} descriptionProps={{ lh: 1.6, mb: 6 }}
        value={values.concern_text} error={errorOf('concern_text')} onChange={(e) => set('concern_text', e.currentTarget.value)}
      />
    </Stack>
  );
}
