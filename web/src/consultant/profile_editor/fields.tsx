import { Button, NativeSelect, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TenItems } from '../../parts/ten_items';
import { sumsOf } from '../../parts/tipi';
import { Traits } from '../../parts/traits';
import { ageBands, backgrounds, industries, jobTypes, languages, styles, themes, values } from '../../public/apply_codes';
import { Choices } from '../../public/choices';
import { programCodes } from '../../public/program_codes';
import { Card } from '../card';
import type { EditorForm } from './editor';
import { useWords } from './use_words';

/** What employees read. */
export function Texts({ form }: { form: EditorForm }) {
  const { t } = useTranslation('profile');
  return (
    <Card title={t('edit.texts')}>
      <TextInput label={t('edit.headline')} description={t('edit.headlineHint')} maxLength={200} {...form.text('headline')} />
      <Textarea label={t('introduction')} required autosize minRows={4} maxLength={4000} {...form.text('introduction')} />
      <Textarea label={t('career')} required autosize minRows={4} maxLength={4000} {...form.text('career')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={t('edit.years')} inputMode="numeric" maxLength={2} {...form.text('experience_years')} />
        <Age form={form} />
      </SimpleGrid>
    </Card>
  );
}

function Age({ form }: { form: EditorForm }) {
  const { t } = useTranslation('profile');
  const words = useWords();
  return <NativeSelect label={t('edit.age')} {...form.text('age_band')} data={ageBands.map((value) => ({ value, label: words('age', value) }))} />;
}

/** What the consultant knows, and takes on. */
export function Fields({ form }: { form: EditorForm }) {
  const { t } = useTranslation('profile');
  const words = useWords();
  const { values: v } = form;
  return (
    <Card title={t('edit.fields')}>
      <Choices legend={t('programs')} name="programs" required of={programCodes} label={(c) => words('program', c)} chosen={v.programs} choose={(c) => form.set('programs', c)} error={form.errorOf('programs')} />
      <Choices legend={t('themes')} name="themes" required of={themes} label={(c) => words('theme', c)} chosen={v.themes} choose={(c) => form.set('themes', c)} error={form.errorOf('themes')} />
      <Choices legend={t('industries')} name="industries" of={industries} label={(c) => words('industry', c)} chosen={v.industries} choose={(c) => form.set('industries', c)} />
      <Choices legend={t('jobs')} name="job_types" of={jobTypes} label={(c) => words('job', c)} chosen={v.job_types} choose={(c) => form.set('job_types', c)} />
      <Choices legend={t('backgrounds')} name="backgrounds" of={backgrounds} label={(c) => words('background', c)} chosen={v.backgrounds} choose={(c) => form.set('backgrounds', c)} />
    </Card>
  );
}

/** How the consultant talks. */
export function Manner({ form }: { form: EditorForm }) {
  const { t } = useTranslation('profile');
  const words = useWords();
  const { values: v } = form;
  return (
    <Card title={t('edit.manner')}>
      <Choices legend={t('languages')} name="languages" required of={languages} label={(c) => words('language', c)} chosen={v.languages} choose={(c) => form.set('languages', c)} error={form.errorOf('languages')} />
      <Choices legend={t('styles')} name="styles" of={styles} label={(c) => words('style', c)} chosen={v.styles} choose={(c) => form.set('styles', c)} />
      <Choices legend={t('values')} name="values" of={values} label={(c) => words('value', c)} chosen={v.values} choose={(c) => form.set('values', c)} />
      <Personality form={form} />
    </Card>
  );
}

/** Ten items, of which only the sums are kept; employees do not see them, matching uses them. */
function Personality({ form }: { form: EditorForm }) {
  const { t } = useTranslation('profile');
  const [open, setOpen] = useState(form.values.answers.some((a) => a > 0));
  const sums = sumsOf(form.values.answers) ?? (form.values.personality.length === 5 ? form.values.personality : undefined);
  const open10 = form.values.answers.filter((a) => a === 0).length;
  return (
    <Stack gap="md">
      <div>
        <Text fw={600}>{t('edit.personality')}</Text>
        <Text size="sm" c="dimmed">{t('edit.personalityText')}</Text>
      </div>
      {open && <TenItems answers={form.values.answers} change={(a) => form.set('answers', a)} missing={form.errorOf('answers') ? open10 : 0} />}
      {sums && <Traits sums={sums} />}
      {!open && <Button variant="default" size="sm" style={{ alignSelf: 'flex-start' }} onClick={() => setOpen(true)}>{t(sums ? 'edit.personalityAgain' : 'edit.personalityAnswer')}</Button>}
    </Stack>
  );
}

/** What only the operator sees. */
export function Private({ form }: { form: EditorForm }) {
  const { t } = useTranslation('profile');
  return (
    <Card title={t('edit.affiliations')} quiet>
      <Textarea label={t('edit.affiliationsLabel')} description={t('edit.affiliationsText')} autosize minRows={2} maxLength={2000} {...form.text('affiliations')} />
    </Card>
  );
}
