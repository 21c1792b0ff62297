import { Paper, Stack, Text, Title } from '@mantine/core';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../../parts/loading';

interface Props {
  company: string;
  text: string;
  locale: 'ja' | 'en';
  days: number;
}

/** The mail as its reader gets it, in the language it is sent in, with the sender's own words in their place. */
export function Letter(props: Props) {
  const { t } = useTranslation('hr');
  return (
    <section aria-labelledby="letter">
      <Title order={2} size="h3" id="letter" mb="sm">{t('invitations.preview')}</Title>
      <Paper bg="var(--kikite-surface)" p={{ base: 'md', sm: 'lg' }} style={{ border: '1px solid var(--kikite-line)' }} lang={props.locale}>
        <Suspense fallback={<Loading />}><Content {...props} /></Suspense>
      </Paper>
    </section>
  );
}

// Its language may be another than that of the page, whose texts are loaded then.
function Content({ company, text, locale, days }: Props) {
  const { t } = useTranslation('hr', { lng: locale });
  return (
    <>
      <Text size="sm" c="dimmed">{t('invitations.from')}: Kikite</Text>
      <Text size="sm" c="dimmed" mb="md">{t('invitations.subject')}: <Text span c="var(--mantine-color-text)" fw={600}>{t('invitations.subjectText')}</Text></Text>
      <Stack gap="sm">
        <Text>{t('invitations.dear')}</Text>
        <Text>{t('invitations.body1', { company })}<br />{t('invitations.body2')}</Text>
        {text.trim() && <Text bg="var(--kikite-tint)" p="sm" style={{ whiteSpace: 'pre-line', borderRadius: 8 }}>{text}</Text>}
        <Text>{t('invitations.body3')}<br />{t('invitations.body4')}</Text>
        <Text>{t('invitations.body5', { count: days })}</Text>
        <Text c="var(--kikite-primary-text)" fw={600}>→ {t('invitations.link')}</Text>
      </Stack>
    </>
  );
}
