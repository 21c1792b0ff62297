import { Anchor, Group, Text } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** What people worry about most, in one line. */
export function Reassure() {
  const { t } = useTranslation('employee');
  return (
    <Group gap={8} wrap="nowrap" align="flex-start">
      <IconShieldLock size={20} aria-hidden color="var(--kikite-primary-text)" style={{ flex: 'none', marginTop: 3 }} />
      <Text size="sm">{t('home.reassure')} <Anchor component={Link} to="/shared" inherit underline="always">{t('home.shared')}</Anchor></Text>
    </Group>
  );
}
