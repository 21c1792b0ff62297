import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog';
import { type Explained, useProblemText } from './problem_text';
import { useSend } from './send';

interface Props<Out> {
  name: string;
  open: boolean;
  close: () => void;
  title: string;
  words: string;
  /** Of the button that does it. */
  label: string;
  explained?: Explained;
  send: () => Promise<Out>;
  sent: (answer: Out) => void;
}

/** Asks before something goes that does not come back. */
export function Confirm<Out>({ name, open, close, title, words, label, explained, send, sent }: Props<Out>) {
  const { t } = useTranslation();
  const text = useProblemText();
  const sending = useSend<null, Out>({
    name, send,
    sent: (answer) => {
      close();
      sent(answer);
    },
  });
  return (
    <Dialog open={open} title={title} close={sending.pending ? undefined : close}>
      <Stack>
        <Text>{words}</Text>
        {sending.error !== null && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(sending.error, explained)}</Text></Alert>}
        {sending.paused && <Alert role="status" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{t('offline')}</Text></Alert>}
        <Group>
          <Button color="red" loading={sending.pending && !sending.paused} onClick={() => sending.send(null)}>{label}</Button>
          <Button variant="default" onClick={close} disabled={sending.pending && !sending.paused}>{t('cancel')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
