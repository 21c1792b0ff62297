import { Paper, Stack, Text, Title } from '@mantine/core';
import { IconEyeOff, IconHeartbeat, IconUsersGroup } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './welcome.module.css';

const points = [
  { text: 'blind', icon: IconEyeOff },
  { text: 'group', icon: IconUsersGroup },
  { text: 'danger', icon: IconHeartbeat },
] as const;

/** The three things that people must have understood, before the long text. */
export function Short() {
  const { t } = useTranslation('employee');
  return (
    <Paper bg="var(--kikite-tint)" p="lg">
      <Title order={2} size="h3" mb="sm">{t('welcome.short.title')}</Title>
      <Stack component="ul" gap="sm" className={classes.short}>
        {points.map(({ text, icon: Icon }) => (
          <li key={text}><Icon size={24} aria-hidden /><Text component="span" lh={1.7}>{t(`welcome.short.${text}`)}</Text></li>
        ))}
      </Stack>
    </Paper>
  );
}
