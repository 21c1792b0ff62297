import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../auth/me';
import { Page } from '../parts/page';
import { Feed } from '../settings/feed';
import { Mails } from '../settings/mails';
import { Fact, Facts, Sheet } from './booking/facts';
import { Address } from './settings/address';
import { Erase } from './settings/erase';
import { Preferences } from './settings/preferences';
import { Swapped } from './settings/swapped';

/** The employee's own settings, and the way out. */
export function Component() {
  const { t } = useTranslation('reflect');
  const { t: employee } = useTranslation('employee');
  const { t: emergency } = useTranslation('emergency');
  const { t: settings } = useTranslation('settings');
  const { t: rights } = useTranslation('rights');
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
      <Sheet>
        <Title order={2} size="h3" mb="xs">{settings('feed.title')}</Title>
        <Feed />
      </Sheet>
      <Sheet>
        <Title order={2} size="h3" mb="xs">{employee('swap.list.title')}</Title>
        <Swapped />
      </Sheet>
      <Sheet>
        <Title order={2} size="h3" mb="xs">{emergency('title')}</Title>
        <Text mb="sm">{emergency('lead')}</Text>
        <Stack gap={6} align="flex-start">
          <Anchor component={Link} to="/settings/emergency">{emergency('ask.action')}</Anchor>
          <Anchor component={Link} to="/settings/access">{emergency('accessLink')}</Anchor>
        </Stack>
      </Sheet>
      <Sheet>
        <Title order={2} size="h3" mb="xs">{rights('data.title')}</Title>
        <Text mb="sm">{rights('data.short')}</Text>
        <Anchor component={Link} to="/settings/data">{rights('data.link')}</Anchor>
      </Sheet>
      <Stack gap="sm">
        <Title order={2} size="h3">{t('settings.eraseTitle')}</Title>
        <Erase />
      </Stack>
    </Page>
  );
}
