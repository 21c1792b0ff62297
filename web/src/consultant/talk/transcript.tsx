import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { SessionView } from '../../api/schema/sessions';
import { Confirm } from '../../parts/confirm';
import { Card } from '../card';
import { useSessionStore } from '../data';
import { TranscriptForm } from './transcript_form';
import { StoredTurns } from './turns';

/** What was said in a talk: adding it, reading it, putting another in its place, deleting it. */
export function Transcript({ session }: { session: SessionView }) {
  const { t } = useTranslation('talks');
  const store = useSessionStore();
  const [open, setOpen] = useState<'read' | 'replace'>();
  const [asking, setAsking] = useState(false);
  const id = session.session_id;
  const form = <TranscriptForm session={id} saved={() => setOpen(undefined)} />;
  return (
    <Card title={t('transcript.title')}>
      {!session.transcript_stored && form}
      {session.transcript_stored && (
        <>
          <Text role="status">{t('transcript.stored')}</Text>
          <Group gap="sm">
            <Button variant="default" aria-expanded={open === 'read'} onClick={() => setOpen(open === 'read' ? undefined : 'read')}>{t('transcript.show')}</Button>
            <Button variant="default" aria-expanded={open === 'replace'} onClick={() => setOpen(open === 'replace' ? undefined : 'replace')}>{t('transcript.replace')}</Button>
            <Button variant="subtle" color="red" c="var(--mantine-color-error)" onClick={() => setAsking(true)}>{t('transcript.delete')}</Button>
          </Group>
          {open === 'read' && <StoredTurns session={id} />}
          {open === 'replace' && form}
          <Confirm
            name={`transcript-delete/${id}`} open={asking} close={() => setAsking(false)} title={t('transcript.deleteTitle')} words={t('transcript.deleteText')} label={t('transcript.deleteConfirm')}
            send={() => ask(api.sessions.DELETE('/api/sessions/sessions/{id}/transcript', { params: { path: { id } } }))}
            sent={(answer) => {
              setOpen(undefined);
              store(answer);
            }}
          />
        </>
      )}
    </Card>
  );
}
