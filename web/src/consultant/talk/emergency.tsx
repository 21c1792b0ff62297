import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './talk.module.css';

/** Whom to call when a life is in danger: before everything else on the page. */
export function Emergency() {
  const { t } = useTranslation('consultant');
  return (
    <section id="emergency" className={classes.emergency} aria-labelledby="emergency-title">
      <Stack gap="sm">
        <Title order={2} size="h3" id="emergency-title">{t('emergency.title')}</Title>
        <Text>{t('emergency.lead')}</Text>
        <Text size="sm">{t('emergency.stay')}</Text>
        <div className={classes.calls}>
          <a href="tel:119" className={classes.call}><strong>{t('emergency.call119')}</strong>{t('emergency.ambulance')}</a>
          <a href="tel:110" className={classes.call}><strong>{t('emergency.call110')}</strong>{t('emergency.police')}</a>
        </div>
        <Text size="sm">{t('emergency.place')}</Text>
        <Text size="sm">{t('emergency.operator')}</Text>
      </Stack>
    </section>
  );
}
