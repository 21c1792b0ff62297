import { Anchor, Button, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../../api/client';
import { Problem } from '../../api/problem';
import type { OwnBody } from '../../api/schema/matching';
import type { OwnProfile } from '../../api/schema/signup';
import { ConsultantCard } from '../../employee/find/card';
import { FormEnd, useForm } from '../../parts/form';
import { useTimes } from '../../parts/time';
import { entryKey } from '../data';
import { ProfilePage } from '../profile_page';
import classes from './editor.module.css';
import { Fields, Manner, Private, Texts } from './fields';
import { useWords } from './use_words';
import { pageOf, profileOf, same, type Values, valuesOf } from './values';

function useEditor(entry: OwnProfile, saved: () => void) {
  const { t } = useTranslation('profile');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const needed = (text: string) => (text.trim() === '' ? common('field.required') : undefined);
  const some = (list: readonly string[]) => (list.length === 0 ? t('edit.one') : undefined);
  const form = useForm<Values, OwnProfile>({
    name: 'own-profile',
    initial: valuesOf(entry),
    check: (v) => ({
      introduction: needed(v.introduction), career: needed(v.career), programs: some(v.programs), themes: some(v.themes), languages: some(v.languages),
      experience_years: v.experience_years.trim() === '' || /^\d{1,2}$/.test(v.experience_years.trim()) ? undefined : t('edit.yearsBad'),
      answers: v.answers.some((a) => a > 0) && v.answers.includes(0) ? t('edit.answersLeft') : undefined,
    }),
    send: (v) => ask(api.signup.PUT('/api/signup/me/consultant', { body: { profile: profileOf(v), version: v.version } })),
    sent: (answer) => {
      queries.setQueryData(entryKey, answer);
      form.replace(valuesOf(answer));
      form.forget();
      saved();
    },
  });
  useNewer(entry, form);
  return form;
}

/** Takes over what another window saved, unless something was entered here: then saving tells of it. */
function useNewer(entry: OwnProfile, form: { values: Values; replace: (v: Values) => void }) {
  const [base, setBase] = useState(entry);
  if (entry.version === base.version) return;
  setBase(entry);
  if (same(form.values, valuesOf(base))) form.replace(valuesOf(entry));
}

/** What a part needs to know of the form. */
export type EditorForm = ReturnType<typeof useEditor>;

/** The consultant's own profile: the form, and beside it (on a phone: behind a switch) what employees will see. */
export function Editor({ entry, own }: { entry: OwnProfile; own: OwnBody | null }) {
  const { t } = useTranslation('profile');
  const [view, setView] = useState<'edit' | 'preview'>('edit');
  const [saved, setSaved] = useState<Date>();
  const form = useEditor(entry, () => setSaved(new Date()));
  const words = useWords();
  const shown = useDeferredValue(form.values); // typing goes first
  const page = pageOf(entry, shown, words, { open: own?.open ?? [], next_free: own?.next_free });
  return (
    <>
      <SegmentedControl
        className={classes.switch} fullWidth value={view} onChange={(v) => setView(v === 'preview' ? 'preview' : 'edit')} aria-label={t('edit.view')}
        data={[{ value: 'edit', label: t('edit.edit') }, { value: 'preview', label: t('edit.preview') }]}
      />
      <div className={classes.columns} data-view={view}>
        <Stack gap="lg" className={classes.edit}>
          <form onSubmit={form.submit} noValidate>
            <Stack gap="lg">
              <Texts form={form} />
              <Fields form={form} />
              <Manner form={form} />
              <Private form={form} />
              <SaveBar form={form} dirty={!same(form.values, valuesOf(entry))} saved={saved} entry={entry} />
            </Stack>
          </form>
          <Anchor component={Link} to="/consultant/registration">{t('registration')}</Anchor>
        </Stack>
        <section className={classes.preview} aria-label={t('edit.preview')}>
          <Title order={2} size="h3">{t('edit.preview')}</Title>
          <Text size="sm" c="dimmed">{t('cardLead')}</Text>
          <ConsultantCard consultant={page} to="#page" />
          <Title order={2} size="h3" id="page">{t('page')}</Title>
          <ProfilePage of={page} />
        </section>
      </div>
    </>
  );
}

/** Whether everything is saved, always in view; and what to do where somebody else, or another tab, saved in the meantime. */
function SaveBar({ form, dirty, saved, entry }: { form: EditorForm; dirty: boolean; saved?: Date; entry: OwnProfile }) {
  const { t } = useTranslation('profile');
  const times = useTimes();
  const queries = useQueryClient();
  const conflict = form.sending.error instanceof Problem && form.sending.error.code === 'changed';
  const newest = () => queries.fetchQuery({ queryKey: entryKey, queryFn: () => ask(api.signup.GET('/api/signup/me/consultant')) });
  const undo = (to: OwnProfile) => {
    form.replace(valuesOf(to));
    form.forget();
    form.sending.reset();
  };
  return (
    <div className={`${classes.bar} ${dirty ? classes.dirty : ''}`}>
      <Text size="sm" role="status" c={dirty ? 'var(--kikite-accent)' : 'dimmed'}>
        {dirty ? t('edit.unsaved') : saved ? t('edit.saved', { time: times.clock(saved) }) : t('edit.clean')}
      </Text>
      {dirty && (
        <FormEnd
          form={{ kept: false, sending: form.sending }} label={t('edit.save')} explained={{ changed: t('edit.changed') }}
          secondary={conflict
            ? (
              <>
                <Button variant="default" size="md" onClick={() => void newest().then(undo)}>{t('edit.load')}</Button>
                <Button variant="default" size="md" onClick={() => void newest().then((e) => form.set('version', e.version))}>{t('edit.keep')}</Button>
              </>
            )
            : <Button variant="default" size="md" onClick={() => undo(entry)}>{t('edit.undo')}</Button>}
        />
      )}
    </div>
  );
}
