import { ActionIcon, Button, Group, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { speak } from '../i18n';

/** Language and colour scheme, on every page. */
export function Switches() {
  const { t, i18n } = useTranslation();
  const { toggleColorScheme } = useMantineColorScheme();
  const other = i18n.language === 'ja' ? 'en' : 'ja';
  return (
    <Group gap={4} wrap="nowrap">
      <Button variant="subtle" color="gray" c="var(--mantine-color-text)" size="compact-sm" lang={other} onClick={() => void speak(other)}>{t(`language.${other}`)}</Button>
      <ActionIcon variant="subtle" color="gray" c="var(--mantine-color-text)" size="lg" radius="xl" aria-label={t('scheme')} onClick={toggleColorScheme}>
        <IconMoon size={19} aria-hidden className="light-only" />
        <IconSun size={19} aria-hidden className="dark-only" />
      </ActionIcon>
    </Group>
  );
}
