import { Anchor, Group, Text } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consultant } from '../api/schema/signup';
import { Avatar } from '../parts/avatar';
import { calendarDate, useTimes } from '../parts/time';
import { Facts } from './facts';
import { Panel } from './panel';
import classes from './parts.module.css';
import { useCodes } from './words';

const text = (words: string | undefined) => words && <Text className={classes.said}>{words}</Text>;

/** Words one after the other, of which none is torn at the end of a line. */
const listed = (words: readonly string[] | undefined) => (words?.length ? words.map((word, i) => (
  <Fragment key={word}><span className={classes.whole}>{word}{i < words.length - 1 && ' /'}</span>{' '}</Fragment>
)) : undefined);

/** What a consultant stated of themselves. */
export function Profile({ consultant: c }: { consultant: Consultant }) {
  const { t } = useTranslation('operator');
  const { t: common } = useTranslation();
  const code = useCodes();
  const times = useTimes();
  const zone = useTimes(c.zone).zoneName;
  const conduct = useConductWords();
  const all = (list: Parameters<typeof code>[0], codes: string[] | null) => listed(codes?.map((v) => code(list, v)));
  return (
    <Panel title={t('consultant.profile')}>
      <Group gap="md" wrap="nowrap">
        <Avatar id={c.consultant_id} name={c.name} size={56} />
        <div><Text fw={600}>{c.name}</Text><Text size="sm" c="dimmed">{[c.kana, c.romaji].filter(Boolean).join(' / ')}</Text></div>
      </Group>
      <Facts
        rows={[
          [t('consultant.headline'), c.headline],
          [t('consultant.career'), text(c.career)],
          [t('consultant.introduction'), text(c.introduction)],
          [t('consultant.experience'), c.experience_years === undefined ? undefined : t('consultant.years', { count: c.experience_years })],
          [t('consultant.programs'), listed(c.programs?.map((p) => common(`program.${p as 'exit'}`)))],
          [t('consultant.themes'), all('theme', c.themes)],
          [t('consultant.industries'), all('industry', c.industries)],
          [t('consultant.jobs'), all('job', c.job_types)],
          [t('consultant.backgrounds'), all('background', c.backgrounds ?? null)],
          [t('consultant.styles'), all('style', c.styles)],
          [t('consultant.values'), all('value', c.values)],
          [t('consultant.languages'), all('language', c.languages)],
          [t('consultant.about'), `${code('age', c.age_band)}・${code('gender', c.gender)}`],
          [t('consultant.zone'), zone],
          [t('consultant.email'), <Anchor key="mail" href={`mailto:${c.email}`}>{c.email}</Anchor>],
          [t('consultant.conduct.title'), conduct(c)],
          [t('consultant.applied'), `${times.date(c.applied_at)} ${times.clock(c.applied_at)}`],
        ]}
      />
    </Panel>
  );
}

/** How a consultant stands to the code of conduct: what was accepted last, or that it is being waited for. */
function useConductWords(): (c: Consultant) => string {
  const { t } = useTranslation('operator');
  const times = useTimes();
  const days = useTimes('UTC');
  return (c) => {
    if (c.paused) return t('consultant.conduct.paused');
    if (c.conduct_asked) return t('consultant.conduct.asked', { date: days.date(calendarDate(c.conduct_asked.until)) });
    return c.conduct ? t(c.conduct.by ? 'consultant.conduct.vouched' : 'consultant.conduct.accepted', { date: times.date(c.conduct.at) }) : t('consultant.conduct.none');
  };
}
