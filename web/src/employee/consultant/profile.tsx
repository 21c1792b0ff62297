import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DetailBody, Label } from '../../api/schema/matching';
import { Avatar } from '../../parts/avatar';
import { useLabels, writtenIn } from '../find/label';
import { Licences, Tags } from '../find/licences';
import { NextFree } from '../find/next_free';
import type { Program } from '../find/programs';
import { Swap } from '../swap/swap';
import { Ask } from './ask';
import classes from './consultant.module.css';
import { OpenDays } from './open_days';

interface Props {
  of: DetailBody;
  program?: Program;
  source: 'picks' | 'search';
}

/** All that a consultant tells of themselves. The way to a talk comes early on a phone and stays beside the text on a desk. */
export function Profile({ of: c, program, source }: Props) {
  const { t } = useTranslation('employee');
  const { name } = useLabels();
  return (
    <div className={classes.columns}>
      <Who of={c} />
      <div className={classes.beside}>
        <Ask consultant={c} program={program} source={source} />
        <Swap id={c.consultant_id} name={name(c)} program={program} />
      </div>
      <Stack gap="xl" className={classes.story}>
        <Section title={t('consultant.introduction')}>{c.introduction && <Text className={classes.text} lang={writtenIn(c.introduction)}>{c.introduction}</Text>}</Section>
        <Section title={t('consultant.themes')}>{c.themes?.length ? <Tags of={c.themes} /> : undefined}</Section>
        <Section title={t('consultant.career')}>{c.career && <Text className={classes.text} lang={writtenIn(c.career)}>{c.career}</Text>}</Section>
        <Section title={t('consultant.about')}><Facts of={c} /></Section>
        <Section title={t('consultant.open.title')}><OpenDays of={c.open ?? []} /></Section>
      </Stack>
    </div>
  );
}

function Who({ of: c }: { of: DetailBody }) {
  const { name, reading } = useLabels();
  return (
    <Group gap="lg" wrap="nowrap" align="flex-start">
      <Avatar id={c.consultant_id} name={name(c)} size={84} />
      <Stack gap={8} style={{ minWidth: 0 }}>
        {reading(c) && <Text size="sm" c="dimmed">{reading(c)}</Text>}
        <Licences of={c.licences} />
        {c.headline && <Text size="lg" lh={1.7} ff="var(--kikite-serif)" lang={writtenIn(c.headline)}>{c.headline}</Text>}
        <Group gap={8} wrap="nowrap" align="flex-start">
          <IconCalendarTime size={19} aria-hidden color="var(--kikite-primary-text)" style={{ flex: 'none', marginTop: 4 }} />
          <Text size="sm" lh={1.9}><NextFree at={c.next_free} /></Text>
        </Group>
      </Stack>
    </Group>
  );
}

function Section({ title, children }: { title: string; children?: ReactNode }) {
  if (!children) return null;
  return (
    <section>
      <Title order={2} size="h3" mb="xs">{title}</Title>
      {children}
    </section>
  );
}

function Facts({ of: c }: { of: DetailBody }) {
  const { t, i18n } = useTranslation('employee');
  const { labels } = useLabels();
  const words = (list: readonly Label[] | null) => labels(list).join(i18n.language === 'en' ? ', ' : '、');
  const rows = [
    [t('consultant.experience'), c.experience_years ? t('consultant.years', { count: c.experience_years }) : ''],
    [t('consultant.styles'), words(c.styles)],
    [t('consultant.values'), words(c.values)],
    [t('consultant.backgrounds'), words(c.backgrounds)],
    [t('consultant.work'), words([...(c.industries ?? []), ...(c.job_types ?? [])])],
    [t('consultant.languages'), words(c.languages)],
    [t('consultant.gender'), words(c.gender)],
    [t('consultant.age'), words(c.age_band)],
  ].filter(([, text]) => text);
  return (
    <SimpleGrid component="dl" cols={{ base: 1, xs: 2 }} spacing="md" m={0}>
      {rows.map(([name, text]) => (
        <div key={name}>
          <Text component="dt" size="xs" c="dimmed">{name}</Text>
          <Text component="dd" m={0} className={classes.fact}>{text}</Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
