import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProfile } from '../find/queries';
import classes from './home.module.css';

/** Invites those without a matching profile to make one, and lets the others change theirs. */
export function ToProfile() {
  const { t } = useTranslation('employee');
  const profile = useProfile();
  if (!profile.data) return null;
  if (profile.data.updated_at) return <Anchor component={Link} to="/profile" size="sm">{t('home.profile.change')}</Anchor>;
  return (
    <section className={classes.quiet}>
      <Stack gap="xs" align="flex-start">
        <Title order={2} size="h3">{t('home.profile.title')}</Title>
        <Text c="dimmed">{t('home.profile.text')}</Text>
        <Button component={Link} to="/profile" variant="light">{t('home.profile.action')}</Button>
      </Stack>
    </section>
  );
}
