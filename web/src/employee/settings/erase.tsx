import { Alert, Anchor, Button, Group, List, Stack, Text, TextInput, Title } from '@mantine/core';
import { onlineManager } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../../api/client';
import type { Receipt } from '../../api/schema/signup';
import { session } from '../../auth/session';
import { Dialog } from '../../parts/dialog';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';
import { useBookings, useSessions } from '../booking/calls';
import { useNow } from '../../parts/now';
import { ahead, stateOf } from '../booking/state';

/** Erases the account, after saying what goes and what stays and asking to type a word; then there is nothing left but to leave. */
export function Erase() {
  const { t } = useTranslation('reflect');
  const { t: rights } = useTranslation('rights');
  const [open, setOpen] = useState(false);
  const sending = useSend<string, Receipt>({ name: 'erasure', send: erase });
  if (sending.data) {
    return (
      <Dialog open title={rights('settings.afterTitle')}>
        <Stack>
          <Text>{rights('settings.afterText')}</Text>
          <Group>
            {sending.data.link && <Button component="a" href={pathOf(sending.data.link)} target="_blank" rel="noreferrer" variant="default">{rights('settings.receipt')}</Button>}
            <Button onClick={() => void session.signOut()}>{rights('settings.end')}</Button>
          </Group>
        </Stack>
      </Dialog>
    );
  }
  const close = () => {
    setOpen(false);
    sending.reset();
  };
  return (
    <>
      <Text>{t('settings.eraseLead')}</Text>
      <div><Button variant="default" c="var(--mantine-color-error)" onClick={() => setOpen(true)}>{t('settings.eraseOpen')}</Button></div>
      <Dialog open={open} title={t('settings.eraseAsk')} close={sending.pending ? undefined : close}><Question sending={sending} close={close} /></Dialog>
    </>
  );
}

async function erase(): Promise<Receipt> {
  const receipt = await ask(api.signup.POST('/api/signup/me/erasure'));
  onlineManager.setOnline(false); // the page below would read itself anew, and be refused: nobody answers this account any more
  return receipt;
}

// The receipt is on this site, wherever the link in the mail says that this is.
function pathOf(link: string): string {
  const { pathname, hash } = new URL(link);
  return pathname + hash;
}

function Question({ sending, close }: { sending: { send: (input: string) => void; pending: boolean; error: unknown }; close: () => void }) {
  const { t } = useTranslation('reflect');
  const { t: rights } = useTranslation('rights');
  const text = useProblemText();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const word = t('settings.word');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const right = typed.trim().toLowerCase() === word;
    setWrong(!right);
    if (right) sending.send('');
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Coming />
        <What title={t('settings.eraseGone')} of={['goneAccount', 'goneRecords', 'goneExcerpts']} />
        <What title={t('settings.eraseKept')} of={['keptNumbers', 'keptRoster', 'keptConsent']} />
        <Anchor component={Link} to="/settings/data" size="sm">{rights('kept_list.open')}</Anchor>
        <Text fw={600}>{t('settings.eraseFinal')}</Text>
        <TextInput label={t('settings.wordLabel', { word })} value={typed} onChange={(e) => setTyped(e.currentTarget.value)} error={wrong && t('settings.wordWrong', { word })} autoComplete="off" />
        {sending.error !== null && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(sending.error, t('settings.problem', { returnObjects: true }))}</Text></Alert>}
        <Group>
          <Button variant="default" onClick={close} disabled={sending.pending}>{t('settings.eraseKeep')}</Button>
          <Button type="submit" color="red" loading={sending.pending}>{t('settings.eraseAction')}</Button>
        </Group>
      </Stack>
    </form>
  );
}

function What({ title, of }: { title: string; of: readonly ('goneAccount' | 'goneRecords' | 'goneExcerpts' | 'keptNumbers' | 'keptRoster' | 'keptConsent')[] }) {
  const { t } = useTranslation('reflect');
  return (
    <div>
      <Title order={3} mb={4}>{title}</Title>
      <List spacing={4} size="sm">{of.map((key) => <List.Item key={key}>{t(`settings.${key}`)}</List.Item>)}</List>
    </div>
  );
}

// Talks that are booked do not end with the account, and somebody would wait in vain.
function Coming() {
  const { t } = useTranslation('reflect');
  const sessions = useSessions().data;
  const now = useNow(60_000);
  const count = (useBookings().data ?? []).filter((b) => ahead(stateOf(b, sessions?.find((s) => s.booking_id === b.booking_id), now))).length;
  if (count === 0) return null;
  return (
    <Alert color="kaki" variant="light">
      <Stack gap="xs" align="flex-start">
        <Text c="var(--mantine-color-text)">{t('settings.eraseBookings', { count })}</Text>
        <Button component={Link} to="/bookings" variant="default" size="sm">{t('settings.eraseBookingsAction')}</Button>
      </Stack>
    </Alert>
  );
}
