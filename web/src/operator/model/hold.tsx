import { Button, List, Stack, Text } from '@mantine/core';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import { Dialog } from '../../parts/dialog';
import { FormEnd } from '../../parts/form';
import { useSend } from '../../parts/send';

interface Props {
  version: string;
  /** What will serve, in words. */
  what: string;
  label: string;
  /** Says what happened, for longer than the dialog is there. */
  say: (text: string) => void;
}

/** The way back to what a version learned, after a question that says what it does. */
export function Hold({ version, what, label, say }: Props) {
  const { t } = useTranslation('model');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const sending = useSend({
    name: `hold/${version}`,
    send: () => ask(api.matching.PUT('/api/matching/models/held', { body: { version } })),
    sent: async () => {
      setOpen(false);
      say(t('hold.done', { what }));
      await queries.invalidateQueries({ queryKey: ['models'] });
    },
  });
  return (
    <>
      <Button variant="default" size="sm" leftSection={<IconLock size={16} aria-hidden />} onClick={() => setOpen(true)}>{label}</Button>
      <Dialog open={open} title={t('hold.title')} close={() => setOpen(false)}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            sending.send(undefined);
          }}
        >
          <Stack gap="md">
            <Text>{t('hold.text', { what })}</Text>
            <List spacing={6}>{t('hold.effects', { returnObjects: true }).map((line) => <List.Item key={line}>{line}</List.Item>)}</List>
            <FormEnd
              form={{ kept: false, sending }} label={t('hold.this')} explained={{ model_gone: t('hold.gone'), no_model: t('hold.unknown') }}
              secondary={<Button variant="default" size="md" onClick={() => setOpen(false)}>{common('cancel')}</Button>}
            />
          </Stack>
        </form>
      </Dialog>
    </>
  );
}

/** Lets the nightly comparison decide again, after a question. */
export function Release({ say }: { say: (text: string) => void }) {
  const { t } = useTranslation('model');
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const sending = useSend({
    name: 'release',
    send: () => ask(api.matching.DELETE('/api/matching/models/held')),
    sent: async () => {
      setOpen(false);
      say(t('release.done'));
      await queries.invalidateQueries({ queryKey: ['models'] });
    },
  });
  return (
    <>
      <Button variant="default" size="sm" leftSection={<IconLockOpen size={16} aria-hidden />} onClick={() => setOpen(true)}>{t('release.do')}</Button>
      <Dialog open={open} title={t('release.title')} close={() => setOpen(false)}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            sending.send(undefined);
          }}
        >
          <Stack gap="md">
            <Text>{t('release.text')}</Text>
            <FormEnd
              form={{ kept: false, sending }} label={t('release.do')}
              secondary={<Button variant="default" size="md" onClick={() => setOpen(false)}>{t('release.keep')}</Button>}
            />
          </Stack>
        </form>
      </Dialog>
    </>
  );
}
