import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SessionView } from '../../api/schema/sessions';
import { useTimes } from '../../parts/time';
import classes from './home.module.css';

/** Surveys after talks that are not answered yet. */
export function Due({ sessions }: { sessions: readonly SessionView[] }) {
  const { t } = useTranslation('employee');
  const { day } = useTimes();
  const due = sessions.filter((s) => s.when === 'due');
  if (due.length === 0) return null;
  return (
    <Stack component="section" gap="sm">
      <Title order={2}>{t('home.due.title')}</Title>
      {due.map((s) => (
        <Group key={s.session_id} justify="space-between" className={classes.due}>
          <div>
            <Text fw={600}>{t('home.due.pulse')}</Text>
            <Text size="sm" c="dimmed">{t('home.due.text', { date: day(s.starts_at) })}</Text>
          </div>
          <Button component={Link} to={`/bookings/${s.booking_id}/pulse`} variant="light">{t('home.due.action')}</Button>
        </Group>
      ))}
    </Stack>
  );
}
