import { Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDraft } from '../../parts/draft';
import { Card } from '../card';
import { notesName } from '../record_draft';

/** Notes for the consultant alone. They never leave the tab; when the talk is over they become the draft of its record. */
export function Notes({ session }: { session: string }) {
  const { t } = useTranslation('consultant');
  const [notes, keep] = useDraft(notesName(session), { text: '' });
  return (
    <Card title={t('notes.title')}>
      <Text c="dimmed">{t('notes.lead')}</Text>
      <Textarea
        aria-label={t('notes.label')} placeholder={t('notes.placeholder')} minRows={8} maxRows={24} value={notes.text}
        onChange={(event) => keep({ text: event.currentTarget.value })}
      />
      <Text size="sm" c="dimmed" role="status">{notes.text === '' ? t('notes.empty') : t('notes.kept')}</Text>
    </Card>
  );
}
