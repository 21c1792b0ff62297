import { Button, Group, List, Stack, Text, TextInput, Title } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { FeedBody } from '../api/schema/booking';
import { Dialog } from '../parts/dialog';
import { Failure } from '../parts/failure';
import { Ready } from '../parts/ready';
import { useSend } from '../parts/send';
import { useTimes } from '../parts/time';

/** The caller's calendar address; null where there is none. */
const useFeed = () =>
  useQuery({
    queryKey: ['feed'],
    queryFn: async (): Promise<FeedBody | null> => (await ask(api.booking.GET('/api/booking/me/feed'))).feed ?? null,
  });

/** A secret address under which the reader's own calendar finds all talks: made, copied, replaced and switched off here. */
export function Feed() {
  const { t } = useTranslation('settings');
  const make = useSend<string, FeedBody>({
    name: 'feed',
    send: (_, key) => ask(api.booking.POST('/api/booking/me/feed', { params: { header: { 'Idempotency-Key': key } } })),
  });
  return (
    <Stack gap="md">
      <Text>{t('feed.text')}</Text>
      <Text size="sm" c="dimmed">{t('feed.secret')}</Text>
      <Ready query={useFeed()} lines={2}>
        {(feed) => feed === null
          ? <div><Button loading={make.pending} onClick={() => make.send('')}>{t('feed.make')}</Button></div>
          : <Address feed={feed} replace={() => make.send(feed.made_at)} replacing={make.pending} />}
      </Ready>
      {make.error && <Failure error={make.error} />}
    </Stack>
  );
}

function Address({ feed, replace, replacing }: { feed: FeedBody; replace: () => void; replacing: boolean }) {
  const { t } = useTranslation('settings');
  const times = useTimes();
  const clipboard = useClipboard({ timeout: 4_000 });
  const end = useSend<string, unknown>({ name: 'feed/end', send: () => ask(api.booking.DELETE('/api/booking/me/feed')) });
  return (
    <Stack gap="md">
      <TextInput label={t('feed.address')} description={t('feed.since', { date: times.date(feed.made_at) })} value={feed.url} readOnly onFocus={(e) => e.currentTarget.select()} />
      <Group gap="sm">
        <Button onClick={() => clipboard.copy(feed.url)}>{t('feed.copy')}</Button>
        <Text size="sm" role="status">{clipboard.copied ? t('feed.copied') : ''}</Text>
      </Group>
      <div>
        <Title order={3} size="h4" mb={4}>{t('feed.how')}</Title>
        <List size="sm" spacing={4}>{(['google', 'outlook', 'apple'] as const).map((k) => <List.Item key={k}>{t(`feed.${k}`)}</List.Item>)}</List>
        <Text size="sm" c="dimmed" mt={6}>{t('feed.slow')}</Text>
      </div>
      <Group gap="sm">
        <Sure action={t('feed.replace')} title={t('feed.replaceTitle')} text={t('feed.replaceText')} go={replace} pending={replacing} />
        <Sure action={t('feed.end')} title={t('feed.endTitle')} text={t('feed.endText')} go={() => end.send(feed.made_at)} pending={end.pending} danger />
      </Group>
      {end.error && <Failure error={end.error} />}
    </Stack>
  );
}

interface SureProps {
  action: string;
  title: string;
  text: string;
  go: () => void;
  pending: boolean;
  danger?: boolean;
}

/** Something that ends the present address, after saying what that means. */
function Sure({ action, title, text, go, pending, danger }: SureProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const yes = () => {
    setOpen(false);
    go();
  };
  return (
    <>
      <Button variant="default" size="sm" loading={pending} c={danger ? 'var(--mantine-color-error)' : undefined} onClick={() => setOpen(true)}>{action}</Button>
      <Dialog open={open} title={title} close={() => setOpen(false)}>
        <Stack>
          <Text>{text}</Text>
          <Group>
            <Button variant="default" onClick={() => setOpen(false)}>{t('cancel')}</Button>
            <Button color={danger ? 'red' : undefined} onClick={yes}>{action}</Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}
