import { Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../api/schema/sessions';
import { Ready } from '../../parts/ready';
import { useHandovers } from './calls';
import { Handover } from './handover';

/** Handover notes with what the employee decided; nothing where there is none. */
export function Handovers({ sessions }: { sessions: readonly SessionView[] }) {
  const { t } = useTranslation('talks');
  const query = useHandovers();
  const [deleted, setDeleted] = useState(false);
  return (
    <Ready query={query} lines={3}>
      {(all) => (
        <>
          <div role="status">{deleted && <Text>{t('handover.deleted')}</Text>}</div>
          {all.length > 0 && (
            <Stack gap="md" component="section">
              <Title order={2}>{t('handover.title')}</Title>
              <Text>{t('handover.lead')}</Text>
              {all.map((h) => <Handover key={h.session_id} note={h} session={sessions.find((s) => s.session_id === h.session_id)} deleted={() => setDeleted(true)} />)}
            </Stack>
          )}
        </>
      )}
    </Ready>
  );
}
