import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import { Dialog } from '../../parts/dialog';
import { Failure } from '../../parts/failure';
import { useSend } from '../../parts/send';

interface Props {
  id: string;
  name: string;
  open: boolean;
  close: () => void;
  /** Says out loud what was done. */
  say: (what: string) => void;
}

/** Takes a person out of the proposals for good, after one question, since there is no way back but to find them by search. */
export function NotThisPerson({ id, name, open, close, say }: Props) {
  const { t } = useTranslation('employee');
  const { t: common } = useTranslation();
  const swap = useSend({
    name: `swap/${id}`,
    send: () => ask(api.matching.POST('/api/matching/swaps', { body: { consultant_id: id } })),
    sent: () => {
      close();
      say(t('find.swap.done', { name }));
    },
  });
  return (
    <Dialog open={open} title={t('find.swap.title', { name })} close={close}>
      <Stack>
        <Text>{t('find.swap.text')}</Text>
        {swap.error && <Failure error={swap.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>{common('cancel')}</Button>
          <Button loading={swap.pending} onClick={() => swap.send(undefined)}>{t('find.swap.yes')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
