import { Alert, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../api/schema/sessions';
import { Ready } from '../../parts/ready';
import { useTimes } from '../../parts/time';
import { Card } from '../card';
import { useRecord } from '../data';
import { hasRecordDraft, notesOf } from '../record_draft';
import { useNotes } from './notes_store';
import { RecordForm } from './record_form';
import { RecordView } from './record_view';

/** The record of a talk that took place: writing it, reading it, correcting it. */
export function RecordPart({ session }: { session: SessionView }) {
  const { t } = useTranslation('consultant');
  const times = useTimes();
  const place = useRef<HTMLDivElement>(null);
  const [saved, setSaved] = useState<Date>();
  const [editing, setEditing] = useState(() => session.record_stored === true && hasRecordDraft(session.session_id));
  const close = (at?: Date) => {
    setEditing(false);
    if (at) setSaved(at);
  };
  // Whatever changed above, the words that say what happened must be seen.
  useEffect(() => {
    if (!saved) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'nearest' });
  }, [saved]);
  return (
    <div ref={place} id="record" tabIndex={-1} style={{ scrollMarginTop: 80 }}>
      <div role="status">{saved && !editing && <Alert color="tokiwa" variant="light" mb="md"><Text c="var(--mantine-color-text)">{t('record.savedAt', { time: times.clock(saved) })}</Text></Alert>}</div>
      <Card title={t('record.title')}>
        {session.record_stored
          ? <Stored session={session} editing={editing} edit={() => setEditing(true)} close={close} />
          : <First session={session} close={close} />}
      </Card>
    </div>
  );
}

// The first record begins with the notes: those that are kept, or what this tab could not save yet.
function First({ session, close }: { session: SessionView; close: (saved?: Date) => void }) {
  const notes = useNotes(session.session_id);
  if (notes.error) return <RecordForm session={session} notes={notesOf(session.session_id)} close={close} />;
  return <Ready query={notes}>{(kept) => <RecordForm session={session} notes={notesOf(session.session_id) || kept.text} close={close} />}</Ready>;
}

interface StoredProps {
  session: SessionView;
  editing: boolean;
  edit: () => void;
  close: (saved?: Date) => void;
}

function Stored({ session, editing, edit, close }: StoredProps) {
  const { t } = useTranslation('consultant');
  const record = useRecord(session.session_id);
  return (
    <Ready query={record}>
      {(stored) => {
        if (stored === null) return session.transcript_stored ? <First session={session} close={close} /> : <Text>{t('record.gone')}</Text>;
        return editing ? <RecordForm session={session} stored={stored} notes="" close={close} /> : <RecordView program={session.program} record={stored} edit={edit} />;
      }}
    </Ready>
  );
}
