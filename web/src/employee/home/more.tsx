import { Anchor, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** What is needed seldom, and has no place in the menu. */
export function More() {
  const { t } = useTranslation('employee');
  return (
    <Group component="nav" aria-label={t('home.more.title')} style={{ gap: '0.5rem 1.5rem' }}>
      <Anchor component={Link} to="/profile" size="sm">{t('home.profile.change')}</Anchor>
      <Anchor component={Link} to="/welcome" size="sm">{t('home.more.promises')}</Anchor>
      <Anchor component={Link} to="/settings" size="sm">{t('home.more.settings')}</Anchor>
    </Group>
  );
}
