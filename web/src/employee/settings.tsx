import { Text, Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../auth/me';
import { Loading } from '../parts/loading';
import { Page } from '../parts/page';
import { Mails } from '../settings/mails';
import { Fact, Facts, Sheet } from './booking/facts';
import { Address } from './settings/address';
import { Preferences } from './settings/preferences';

const Details = lazy(async () => ({ default: (await import('./settings/details')).Details }));

/** The employee's own settings, and the way out. */
export function Component() {
  const { t } = useTranslation('reflect');
  const { t: settings } = useTranslation('settings');
  const me = useMe();
  return (
    <Page title={t('settings.title')} lead={t('settings.lead')} up={{ to: '/shared', label: t('settings.up') }} width="narrow">
      <Sheet>
        <Title order={2} size="h3" mb="md">{t('settings.aboutTitle')}</Title>
        <Facts>
          <Fact label={t('settings.name')}>{me.name}</Fact>
          <Fact label={t('settings.email')}>{me.email}</Fact>
        </Facts>
        <Text size="sm" c="dimmed" my="md">{t('settings.emailHint')}</Text>
        <Address />
      </Sheet>
      <Sheet>
        <Title order={2} size="h3" mb="md">{t('settings.formTitle')}</Title>
        <Preferences />
      </Sheet>
      <Sheet>
        <Title order={2} size="h3" mb="xs">{settings('mails.title')}</Title>
        <Mails />
      </Sheet>
      <Suspense fallback={<Loading />}><Details /></Suspense>
    </Page>
  );
}
