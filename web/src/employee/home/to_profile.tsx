import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useProfile } from '../find/queries';
import classes from './home.module.css';

/** Invites those without a matching profile to make one. */
export function ToProfile() {
  const { t } = useTranslation('employee');
  const profile = useProfile();
  if (!profile.data || profile.data.updated_at) return null;
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
