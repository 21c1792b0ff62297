import { Alert, Group, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../api/schema/sessions';
import { Ready } from '../../parts/ready';
import { Sheet } from '../booking/facts';
import { useReflections } from './calls';
import { NewReflection } from './new_reflection';
import { Reflection } from './reflection';

/** What the employee writes for nobody but themselves; the page says so before they write. */
export function Reflections({ sessions }: { sessions: readonly SessionView[] }) {
  const { t } = useTranslation('talks');
  const query = useReflections();
  return (
    <Stack gap="md" component="section">
      <Title order={2}>{t('reflection.title')}</Title>
      <Text>{t('reflection.lead')}</Text>
      <Alert role="note" color="tokiwa" variant="light" icon={<IconLock aria-hidden />}><Text c="var(--mantine-color-text)">{t('reflection.promise')}</Text></Alert>
      <Sheet><NewReflection sessions={sessions} /></Sheet>
      <Ready query={query} lines={3}>
        {(all) => (all.length === 0
          ? <Group><Text c="dimmed">{t('reflection.none')}</Text></Group>
          : <>{all.map((r) => <Reflection key={r.reflection_id} note={r} session={sessions.find((s) => s.session_id === r.session_id)} />)}</>)}
      </Ready>
    </Stack>
  );
}
