import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DetailBody, Label } from '../api/schema/matching';
import { OpenDays } from '../employee/consultant/open_days';
import { useLabels } from '../employee/find/label';
import { Licences, Tags } from '../employee/find/licences';
import { NextFree } from '../employee/find/next_free';
import { Avatar } from '../parts/avatar';
import classes from './profile.module.css';

/** A consultant's page as the employee reads it, without the way to a booking. */
export function ProfilePage({ of: c }: { of: DetailBody }) {
  const { t } = useTranslation('profile');
  const { name, reading } = useLabels();
  return (
    <Stack gap="xl" className={classes.page}>
      <Group gap="lg" wrap="nowrap" align="flex-start">
        <Avatar id={c.consultant_id} name={c.name} size={72} />
        <Stack gap={8} miw={0}>
          <div>
            <Text ff="var(--kikite-serif)" fw={600} size="xl">{name(c)}</Text>
            {reading(c) && <Text size="sm" c="dimmed">{reading(c)}</Text>}
          </div>
          <Licences of={c.licences} />
          {c.headline && <Text ff="var(--kikite-serif)" size="lg">{c.headline}</Text>}
          <Text size="sm"><NextFree at={c.next_free} /></Text>
        </Stack>
      </Group>
      <Section title={t('introduction')}>{c.introduction && <Text className={classes.text}>{c.introduction}</Text>}</Section>
      <Section title={t('themes')}>{c.themes?.length ? <Tags of={c.themes} /> : undefined}</Section>
      <Section title={t('career')}>{c.career && <Text className={classes.text}>{c.career}</Text>}</Section>
      <Section title={t('facts')}><Facts of={c} /></Section>
      <Section title={t('open')}><OpenDays of={c.open ?? []} /></Section>
      <Text size="sm" c="dimmed">{t('licencesNote')}</Text>
    </Stack>
  );
}

function Section({ title, children }: { title: string; children?: ReactNode }) {
  if (!children) return null;
  return (
    <section>
      <Title order={3} mb="xs">{title}</Title>
      {children}
    </section>
  );
}

function Facts({ of: c }: { of: DetailBody }) {
  const { t, i18n } = useTranslation('profile');
  const { labels } = useLabels();
  const words = (list: readonly Label[] | null) => labels(list).join(i18n.language === 'en' ? ', ' : '、');
  const rows = [
    ['programs', words(c.programs)],
    ['experience', c.experience_years ? t('years', { count: c.experience_years }) : ''],
    ['styles', words(c.styles)],
    ['values', words(c.values)],
    ['backgrounds', words(c.backgrounds)],
    ['industries', words(c.industries)],
    ['jobs', words(c.job_types)],
    ['languages', words(c.languages)],
    ['about', words([...(c.age_band ?? []), ...(c.gender ?? [])])],
  ] as const;
  return (
    <SimpleGrid component="dl" cols={{ base: 1, xs: 2 }} spacing="md" m={0}>
      {rows.filter(([, text]) => text !== '').map(([name, text]) => (
        <div key={name}>
          <Text component="dt" size="sm" c="dimmed">{t(`${name}`)}</Text>
          <Text component="dd" m={0}>{text}</Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
