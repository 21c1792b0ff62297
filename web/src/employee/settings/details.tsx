import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Feed } from '../../settings/feed';
import { Sheet } from '../booking/facts';
import { Erase } from './erase';
import { Swapped } from './swapped';

/** What stands below the first screens of the settings, and comes when those are there. */
export function Details() {
  const { t } = useTranslation('reflect');
  const { t: employee } = useTranslation('employee');
  const { t: emergency } = useTranslation('emergency');
  const { t: settings } = useTranslation('settings');
  const { t: rights } = useTranslation('rights');
  return (
    <>
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
    </>
  );
}
