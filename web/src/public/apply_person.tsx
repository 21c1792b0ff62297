import { NativeSelect, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ApplyForm } from './apply';
import { ageBands, genders } from './apply_codes';
import { Choices } from './choices';
import { Optional } from './optional';

/** Step 1: who applies and how to reach them. */
export function Person({ form }: { form: ApplyForm }) {
  const { t } = useTranslation('public');
  const { t: codes } = useTranslation('codes');
  return (
    <>
      <TextInput label={t('apply.name')} required autoComplete="name" maxLength={100} {...form.text('name')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label={<Optional>{t('apply.kana')}</Optional>} maxLength={100} {...form.text('kana')} />
        <TextInput label={<Optional>{t('apply.romaji')}</Optional>} maxLength={100} {...form.text('romaji')} />
      </SimpleGrid>
      <TextInput label={t('apply.email')} description={t('apply.emailHint')} required type="email" autoComplete="email" maxLength={254} {...form.text('email')} />
      <Choices
        legend={t('apply.gender')} hint={t('apply.genderHint')} name="gender" required single of={genders} label={(g) => codes(`gender.${g}`)}
        chosen={[form.values.gender]} choose={([g]) => form.set('gender', g ?? '')} error={form.errorOf('gender')}
      />
      <NativeSelect label={t('apply.age_band')} required {...form.text('age_band')}>
        <option value="">{t('apply.pick')}</option>
        {ageBands.map((a) => <option key={a} value={a}>{codes(`age.${a}`)}</option>)}
      </NativeSelect>
    </>
  );
}

/** Step 5: what employees read. */
export function Words({ form }: { form: ApplyForm }) {
  const { t } = useTranslation('public');
  return (
    <>
      <Text c="dimmed">{t('apply.public')}</Text>
      <TextInput label={<Optional>{t('apply.headline')}</Optional>} description={t('apply.headlineHint')} maxLength={200} {...form.text('headline')} />
      <Textarea label={t('apply.career')} required minRows={5} maxLength={4000} {...form.text('career')} />
      <Textarea label={t('apply.introduction')} required minRows={5} maxLength={4000} {...form.text('introduction')} />
      <Textarea label={<Optional>{t('apply.affiliations')}</Optional>} description={t('apply.affiliationsHint')} minRows={2} maxLength={2000} {...form.text('affiliations')} />
    </>
  );
}
