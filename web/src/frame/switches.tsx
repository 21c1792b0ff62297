import { ActionIcon, Button, Group, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { speak } from '../i18n';

/** Language and colour scheme, on every page. */
export function Switches() {
  const { t, i18n } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const other = i18n.language === 'ja' ? 'en' : 'ja';
  const next = scheme === 'dark' ? 'light' : 'dark';
  return (
    <Group gap={4} wrap="nowrap">
      <Button variant="subtle" color="gray" c="var(--mantine-color-text)" size="compact-sm" lang={other} onClick={() => void speak(other)}>{t(`language.${other}`)}</Button>
      <ActionIcon variant="subtle" color="gray" c="var(--mantine-color-text)" size="lg" radius="xl" aria-label={t(`scheme.${next}`)} onClick={() => setColorScheme(next)}>
        {scheme === 'dark' ? <IconSun size={19} aria-hidden /> : <IconMoon size={19} aria-hidden />}
      </ActionIcon>
    </Group>
  );
}
