import { Paper, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { i18n as texts } from '../../i18n';

/** The mail as its reader gets it, in the language it is sent in, with the sender's own words in their place. */
export function Letter({ company, text, locale }: { company: string; text: string; locale: 'ja' | 'en' }) {
  const { t } = useTranslation('hr');
  const letter = texts.getFixedT(locale, 'hr', 'invitations');
  return (
    <section aria-labelledby="letter">
      <Title order={2} size="h3" id="letter" mb="sm">{t('invitations.preview')}</Title>
      <Paper bg="var(--kikite-surface)" p={{ base: 'md', sm: 'lg' }} style={{ border: '1px solid var(--kikite-line)' }} lang={locale}>
        <Text size="sm" c="dimmed">{letter('from')}: Kikite</Text>
        <Text size="sm" c="dimmed" mb="md">{letter('subject')}: <Text span c="var(--mantine-color-text)" fw={600}>{letter('subjectText')}</Text></Text>
        <Stack gap="sm">
          <Text>{letter('dear')}</Text>
          <Text>{letter('body1', { company })}<br />{letter('body2')}</Text>
          {text.trim() && <Text bg="var(--kikite-tint)" p="sm" style={{ whiteSpace: 'pre-line', borderRadius: 8 }}>{text}</Text>}
          <Text>{letter('body3')}<br />{letter('body4')}</Text>
          <Text>{letter('body5')}</Text>
          <Text c="var(--kikite-primary-text)" fw={600}>→ {letter('link')}</Text>
        </Stack>
      </Paper>
    </section>
  );
}
