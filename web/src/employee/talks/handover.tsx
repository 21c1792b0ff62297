import { Alert, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { MyHandover, SessionView } from '../../api/schema/sessions';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';
import { useTimes } from '../../parts/time';
import { Sheet } from '../booking/facts';
import { useKept } from './calls';
import { Confirm } from '../../parts/confirm';
import classes from './talks.module.css';

interface Props {
  note: MyHandover;
  session: SessionView | undefined;
  deleted: () => void;
}

/** One handover note: its words, and whether the next consultant reads them. */
export function Handover({ note, session, deleted }: Props) {
  const { t } = useTranslation('talks');
  const text = useProblemText();
  const times = useTimes();
  const kept = useKept();
  const [asking, setAsking] = useState(false);
  const deciding = useSend<boolean, MyHandover>({
    name: `handover/${note.session_id}/${note.revision}`,
    send: (allow) => ask(api.sessions.POST('/api/sessions/me/handovers/{id}/decision', { params: { path: { id: note.session_id } }, body: { allow, revision: note.revision } })),
    sent: kept.handover,
  });
  const allowed = note.status === 'allowed';
  return (
    <Sheet>
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Title order={3} size="h4">{t('handover.from', { day: times.date(session?.starts_at ?? note.written_at) })}</Title>
          <Badge size="lg" radius="sm" tt="none" fw={500} color={allowed ? 'tokiwa' : 'gray'} variant={allowed ? 'light' : 'default'} c={allowed ? 'var(--mantine-color-text)' : undefined}>{t(`handover.status.${note.status}`)}</Badge>
        </Group>
        <Text className={classes.words} lang="ja">{note.text}</Text>
        {!allowed && <Text size="sm" c="dimmed">{t('handover.allowNote')}</Text>}
        {deciding.error !== null && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(deciding.error, t('handover.problem', { returnObjects: true }))}</Text></Alert>}
        <Group gap="sm">
          {allowed
            ? <Button variant="default" loading={deciding.pending} onClick={() => deciding.send(false)}>{t('handover.withdraw')}</Button>
            : <Button loading={deciding.pending} onClick={() => deciding.send(true)}>{t('handover.allow')}</Button>}
          {note.status === 'waiting' && <Button variant="default" disabled={deciding.pending} onClick={() => deciding.send(false)}>{t('handover.keep')}</Button>}
          <Button variant="subtle" color="red" c="var(--mantine-color-error)" onClick={() => setAsking(true)}>{t('handover.delete')}</Button>
        </Group>
        <Confirm
          name={`handover-delete/${note.session_id}`} open={asking} close={() => setAsking(false)} title={t('handover.deleteTitle')} words={t('handover.deleteText')} label={t('handover.deleteConfirm')}
          send={() => ask(api.sessions.DELETE('/api/sessions/me/handovers/{id}', { params: { path: { id: note.session_id } } }))}
          sent={() => {
            deleted();
            kept.noHandover(note.session_id);
          }}
        />
      </Stack>
    </Sheet>
  );
}
