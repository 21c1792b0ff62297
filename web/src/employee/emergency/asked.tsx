import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from '../home/home.module.css';
import { emergencyKey, readEmergency } from './calls';

const answered = 'kikite.emergency';

// A device whose storage is closed asks again, which does no harm.
function wasAsked(): boolean {
  try {
    return localStorage.getItem(answered) !== null;
  } catch {
    return false;
  }
}

/** Asks kindly, once on a device, whether somebody wants to leave a contact for danger to life. */
export function AskForContact() {
  const { t } = useTranslation('emergency');
  const [asked, setAsked] = useState(wasAsked);
  const given = useQuery({ queryKey: emergencyKey, queryFn: readEmergency, enabled: !asked });
  if (asked || !given.data || given.data.emergency) return null;
  const later = () => {
    setAsked(true);
    try {
      localStorage.setItem(answered, 'asked');
    } catch {
      // not remembered
    }
  };
  return (
    <section className={classes.quiet}>
      <Stack gap="xs" align="flex-start">
        <Title order={2} size="h3">{t('ask.title')}</Title>
        <Text c="dimmed">{t('ask.text')}</Text>
        <Group gap="sm">
          <Button component={Link} to="/settings/emergency" variant="light">{t('ask.action')}</Button>
          <Button variant="subtle" onClick={later}>{t('ask.later')}</Button>
        </Group>
      </Stack>
    </section>
  );
}
