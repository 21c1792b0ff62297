import { Anchor, Group, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { calendarDate, useTimes } from '../parts/time';
import classes from './apply.module.css';
import type { genders, ageBands, backgrounds, industries, jobTypes, languages, LicenceKind, styles, themes, values } from './apply_codes';
import { steps, type StepName, type Values } from './apply_values';
import { plain } from './said';

type Rows = readonly (readonly [label: string, value: string])[];

/** Step 6: everything once more, with the way back to each step. */
export function Review({ values, go }: { values: Values; go: (step: number) => void }) {
  const { t } = useTranslation('public');
  const rows = useRows(values);
  return (
    <div className={classes.review}>
      {steps.filter((s) => s !== 'check').map((s, i) => (
        <section key={s}>
          <Group justify="space-between" wrap="nowrap">
            <Title order={3}>{t(`apply.steps.${s}`)}</Title>
            <Anchor component="button" type="button" aria-label={t('apply.editStep', { step: t(`apply.steps.${s}`) })} onClick={() => go(i)}>{t('apply.edit')}</Anchor>
          </Group>
          <List rows={rows[s]} />
        </section>
      ))}
    </div>
  );
}

function List({ rows }: { rows: Rows }) {
  const { t } = useTranslation('public');
  return (
    <dl>
      {rows.map(([label, value]) => (
        <div key={label} style={{ display: 'contents' }}><dt>{label}</dt><dd>{value === '' ? t('apply.none') : value}</dd></div>
      ))}
    </dl>
  );
}

// The lists hold only codes that were offered, which their types forgot on the way through the draft.
function useRows(v: Values): Readonly<Record<Exclude<StepName, 'check'>, Rows>> {
  const { t, i18n } = useTranslation('public');
  const { t: codes } = useTranslation('codes');
  const { t: common } = useTranslation();
  const { zoneName } = useTimes();
  const { date } = useTimes('UTC');
  const all = <C extends string>(codes: string[], word: (code: C) => string) => (codes as C[]).map(word).join(i18n.language === 'en' ? ', ' : '、');
  return {
    person: [
      [t('apply.name'), v.name], [t('apply.kana'), v.kana], [t('apply.romaji'), v.romaji], [t('apply.email'), plain(v.email)],
      [t('apply.gender'), all<(typeof genders)[number]>([v.gender].filter(Boolean), (g) => codes(`gender.${g}`))],
      [t('apply.age_band'), all<(typeof ageBands)[number]>([v.age_band].filter(Boolean), (a) => codes(`age.${a}`))],
      [t('apply.zone'), zoneName],
    ],
    licence: [
      [t('apply.licences'), v.licences.filter((l) => l.kind).map((l) => [codes(`licence.${l.kind as LicenceKind}`), plain(l.number), l.valid_until && t('apply.until', { date: date(calendarDate(l.valid_until)) })].filter(Boolean).join(' / ')).join('\n')],
      [t('apply.experience_years'), plain(v.experience_years)],
    ],
    field: [
      [t('apply.programs'), all(v.programs, (c: 'one_on_one') => common(`program.${c}`))], [t('apply.themes'), all<(typeof themes)[number]>(v.themes, (c) => codes(`theme.${c}`))],
      [t('apply.industries'), all<(typeof industries)[number]>(v.industries, (c) => codes(`industry.${c}`))],
      [t('apply.job_types'), all<(typeof jobTypes)[number]>(v.job_types, (c) => codes(`job.${c}`))],
      [t('apply.backgrounds'), all<(typeof backgrounds)[number]>(v.backgrounds, (c) => codes(`background.${c}`))],
    ],
    manner: [
      [t('apply.languages'), all<(typeof languages)[number]>(v.languages, (c) => codes(`language.${c}`))],
      [t('apply.styles'), all<(typeof styles)[number]>(v.styles, (c) => codes(`style.${c}`))],
      [t('apply.values'), all<(typeof values)[number]>(v.values, (c) => codes(`value.${c}`))],
    ],
    words: [[t('apply.headline'), v.headline], [t('apply.career'), v.career], [t('apply.introduction'), v.introduction], [t('apply.affiliations'), v.affiliations]],
  };
}
