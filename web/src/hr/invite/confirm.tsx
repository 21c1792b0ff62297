import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../parts/dialog';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';
import { useTimes } from '../../parts/time';
import { type Invite, sendInvitations } from './send';

interface Props {
  invite: Invite;
  /** How many of the people were invited before. */
  again: number;
  close: () => void;
  sent: (count: number) => void;
}

/** The question before invitations go out, with how many. */
export function Confirm({ invite, again, close, sent }: Props) {
  const { t } = useTranslation('hr');
  const { t: common } = useTranslation();
  const text = useProblemText();
  const { moment } = useTimes();
  const sending = useSend<Invite, number>({ name: 'invitations', send: sendInvitations, sent });
  const explained = { too_far_ahead: t('invitations.problem.too_far_ahead'), no_roster: t('invitations.problem.no_roster'), unknown_employee: t('invitations.problem.unknown_employee') };
  const busy = sending.pending && !sending.paused;
  return (
    <Dialog open title={t('invitations.confirm.title', { count: invite.people })} close={busy ? undefined : close}>
      <Stack gap="md">
        <Text>{invite.at ? t('invitations.confirm.later', { when: moment(invite.at) }) : t('invitations.confirm.text')}</Text>
        {again > 0 && <Text>{t('invitations.confirm.again', { count: again })}</Text>}
        {sending.error !== null && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(sending.error, explained)}</Text></Alert>}
        {sending.paused && <Alert role="status" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{common('offline')}</Text></Alert>}
        <Group>
          <Button loading={busy} disabled={sending.paused} onClick={() => sending.send(invite)}>{t(invite.at ? 'invitations.confirm.schedule' : 'invitations.confirm.send', { count: invite.people })}</Button>
          <Button variant="default" disabled={busy} onClick={close}>{common('cancel')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
