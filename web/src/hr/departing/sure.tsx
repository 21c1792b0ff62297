import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../parts/dialog';

interface Props {
  count: number;
  busy: boolean;
  close: () => void;
  sure: () => void;
}

/** The question before people count as having left, with what it means for them. */
export function Sure({ count, busy, close, sure }: Props) {
  const { t } = useTranslation('hr');
  const { t: common } = useTranslation();
  return (
    <Dialog open title={t('roster.departures.confirm.title', { count })} close={busy ? undefined : close}>
      <Stack gap="md">
        <Text>{t('roster.departures.confirm.text')}</Text>
        <Group>
          <Button loading={busy} onClick={sure}>{t('roster.departures.confirm.send')}</Button>
          <Button variant="default" disabled={busy} onClick={close}>{common('cancel')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
