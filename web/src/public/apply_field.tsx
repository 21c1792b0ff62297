import { useTranslation } from 'react-i18next';
import type { ApplyForm } from './apply';
import { backgrounds, industries, jobTypes, languages, styles, themes, values } from './apply_codes';
import { Choices } from './choices';
import { Optional } from './optional';
import { programCodes } from './program_codes';

/** Step 3: which programs, themes and workplaces. */
export function Field({ form }: { form: ApplyForm }) {
  const { t } = useTranslation('public');
  const { t: codes } = useTranslation('codes');
  const { t: common } = useTranslation();
  return (
    <>
      <Choices
        legend={t('apply.programs')} hint={t('apply.many')} name="programs" required of={programCodes} label={(c) => common(`program.${c}`)}
        chosen={form.values.programs} choose={(c) => form.set('programs', c)} error={form.errorOf('programs')}
      />
      <Choices
        legend={t('apply.themes')} hint={t('apply.many')} name="themes" required of={themes} label={(c) => codes(`theme.${c}`)}
        chosen={form.values.themes} choose={(c) => form.set('themes', c)} error={form.errorOf('themes')}
      />
      <Choices
        legend={<Optional>{t('apply.industries')}</Optional>} name="industries" of={industries} label={(c) => codes(`industry.${c}`)}
        chosen={form.values.industries} choose={(c) => form.set('industries', c)} error={form.errorOf('industries')}
      />
      <Choices
        legend={<Optional>{t('apply.job_types')}</Optional>} name="job_types" of={jobTypes} label={(c) => codes(`job.${c}`)}
        chosen={form.values.job_types} choose={(c) => form.set('job_types', c)} error={form.errorOf('job_types')}
      />
      <Choices
        legend={<Optional>{t('apply.backgrounds')}</Optional>} name="backgrounds" of={backgrounds} label={(c) => codes(`background.${c}`)}
        chosen={form.values.backgrounds} choose={(c) => form.set('backgrounds', c)} error={form.errorOf('backgrounds')}
      />
    </>
  );
}

/** Step 4: how the consultant talks, and in which languages. */
export function Manner({ form }: { form: ApplyForm }) {
  const { t } = useTranslation('public');
  const { t: codes } = useTranslation('codes');
  return (
    <>
      <Choices
        legend={t('apply.languages')} hint={t('apply.many')} name="languages" required of={languages} label={(c) => codes(`language.${c}`)}
        chosen={form.values.languages} choose={(c) => form.set('languages', c)} error={form.errorOf('languages')}
      />
      <Choices
        legend={<Optional>{t('apply.styles')}</Optional>} name="styles" of={styles} label={(c) => codes(`style.${c}`)}
        chosen={form.values.styles} choose={(c) => form.set('styles', c)} error={form.errorOf('styles')}
      />
      <Choices
        legend={<Optional>{t('apply.values')}</Optional>} name="values" of={values} label={(c) => codes(`value.${c}`)}
        chosen={form.values.values} choose={(c) => form.set('values', c)} error={form.errorOf('values')}
      />
    </>
  );
}
