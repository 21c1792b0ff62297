import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { Health } from '../api/schema/operations';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { Chip } from './chip';
import { MailState } from './health_mail';
import { QueueTable } from './health_queues';
import { ReportState } from './health_reports';
import { Stops } from './health_stops';
import { healthTones } from './health_tones';
import { useHealthWords } from './health_words';
import { Panel } from './panel';

// Apart from the page, whose script has no room for it.
const ErasureState = lazy(async () => ({ default: (await import('./health/details')).ErasureState }));

/** How often the state is read again, in seconds. */
const every = 15;

/** Whether everything behind the service runs: first in a sentence, then in figures. */
export function Component() {
  const { t } = useTranslation('health');
  const [paused, setPaused] = useState(false);
  const query = useQuery({
    queryKey: ['health'], queryFn: () => ask(api.operations.GET('/api/operations/health')),
    staleTime: 0, refetchInterval: paused ? false : every * 1000,
  });
  return (
    <Page
      title={t('title')} lead={t('lead')} width="wide"
      actions={
        <>
          <Button variant="default" size="sm" leftSection={paused ? <IconPlayerPlay size={16} aria-hidden /> : <IconPlayerPause size={16} aria-hidden />} onClick={() => setPaused(!paused)}>
            {t(paused ? 'resume' : 'pause')}
          </Button>
          <Button variant="default" size="sm" leftSection={<IconRefresh size={16} aria-hidden />} disabled={query.isFetching} onClick={() => void query.refetch()}>{t('now')}</Button>
        </>
      }
    >
      <Ready query={query} lines={8}>{(health) => <Reading health={health} failed={query.isError} paused={paused} />}</Ready>
    </Page>
  );
}

function Reading({ health, failed, paused }: { health: Health; failed: boolean; paused: boolean }) {
  const { t } = useTranslation('health');
  const time = useSeconds()(health.checked_at);
  return (
    <Stack gap="lg">
      {failed && <Alert role="alert" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{t('stale', { time })}</Text></Alert>}
      <Overall health={health} />
      <Text size="sm" c="dimmed" className="tabular">
        <time dateTime={health.checked_at}>{t('read', { time })}</time>・{paused ? t('paused') : t('every', { count: every })}
      </Text>
      <ReportState />
      <Suspense fallback={null}><ErasureState /></Suspense>
      <MailState mail={health.mail} />
      <Stops />
      <QueueTable functions={health.functions} />
    </Stack>
  );
}

/** 14:30:05: of readings that follow each other within a minute the seconds matter. */
function useSeconds(): (time: string) => string {
  const { i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(i18n.language === 'en' ? 'en-GB' : 'ja-JP', { hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false });
  return (time) => format.format(new Date(time));
}

function Overall({ health }: { health: Health }) {
  const { t } = useTranslation('health');
  const { reasons } = useHealthWords();
  const list = reasons(health);
  return (
    <div role="status">
      <Panel title={t(`state.${health.state}`)} aside={<Chip tone={healthTones[health.state]}>{t(`chip.${health.state}`)}</Chip>}>
        <Text>{t(`stateText.${health.state}`)}</Text>
        {list.length > 0 && <List spacing={4}>{list.map((r) => <List.Item key={r}>{r}</List.Item>)}</List>}
      </Panel>
    </div>
  );
}
