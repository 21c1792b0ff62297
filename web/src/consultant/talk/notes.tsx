import { Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { NotesBody } from '../../api/schema/sessions';
import { Ready } from '../../parts/ready';
import { Card } from '../card';
import { useNotes, useSavedNotes } from './notes_store';

/** Notes for the consultant alone, saved while they write. The first record begins with them. */
export function Notes({ session }: { session: string }) {
  const { t } = useTranslation('talks');
  return (
    <Card title={t('notes.title')}>
      <Text c="dimmed">{t('notes.lead')}</Text>
      <Ready query={useNotes(session)} lines={3}>{(stored) => <Sheet session={session} stored={stored} />}</Ready>
    </Card>
  );
}

function Sheet({ session, stored }: { session: string; stored: NotesBody }) {
  const { t } = useTranslation('talks');
  const { text, write, saving, merged, long } = useSavedNotes(session, stored);
  const state = saving === 'saved' && text === '' ? 'empty' : saving;
  return (
    <>
      <Textarea
        aria-label={t('notes.label')} placeholder={t('notes.placeholder')} minRows={8} maxRows={24} value={text} error={long && t('notes.tooLong')}
        onChange={(event) => write(event.currentTarget.value)}
      />
      {merged && <Text size="sm" role="alert">{t('notes.merged')}</Text>}
      <Text size="sm" c={saving === 'failed' || saving === 'erased' ? 'var(--mantine-color-error)' : 'dimmed'} role="status">{t(`notes.${state}`)}</Text>
    </>
  );
}
