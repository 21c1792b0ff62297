import { Alert, Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { ExportView } from '../api/schema/signup';
import { useProblemText } from '../parts/problem_text';
import { Ready } from '../parts/ready';
import { useSend } from '../parts/send';
import { useTimes } from '../parts/time';
import { SaveCopy } from './save_copy';
import { Steps } from './steps';

/** Few people have documents. */
const DocumentList = lazy(async () => ({ default: (await import('../parts/document_list')).DocumentList }));

const key = ['export'];
/** How often the page looks how far the copy is, and for how long until it says that it takes longer, in milliseconds. */
const every = 2_000;
const patience = 60_000;

/** A copy of everything: asked for, gathered before the reader's eyes, and saved. Leaving the page does not stop it. */
export function Copy({ employee }: { employee: boolean }) {
  const { t } = useTranslation('rights');
  const problem = useProblemText();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: key, queryFn: () => ask(api.signup.GET('/api/signup/me/export')),
    refetchInterval: (q) => (q.state.data?.status === 'asked' ? every : false),
  });
  const asking = useSend<null, ExportView>({
    name: 'export', send: () => ask(api.signup.POST('/api/signup/me/export')), sent: (now) => queries.setQueryData(key, now),
  });
  return (
    <Stack gap="md">
      <Title order={2} size="h3">{t('export.title')}</Title>
      <Text>{t(employee ? 'export.what' : 'export.whatOthers')}</Text>
      <Ready query={query} lines={3}>
        {(now) => (
          <>
            {now.status === 'asked' && <Gathering view={now} />}
            {now.status === 'ready' && <Here view={now} again={() => void query.refetch()} />}
            {asking.error !== null && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{problem(asking.error, t('export_problem', { returnObjects: true }))}</Text></Alert>}
            {now.status !== 'asked' && <Group><Button variant={now.status === 'ready' ? 'default' : 'filled'} loading={asking.pending} onClick={() => asking.send(null)}>{t(now.status === 'ready' ? 'export.again' : 'export.ask')}</Button></Group>}
          </>
        )}
      </Ready>
      <Text size="sm" c="dimmed">{t(employee ? 'export.care' : 'export.careOthers')}</Text>
    </Stack>
  );
}

function Gathering({ view }: { view: ExportView }) {
  const { t } = useTranslation('rights');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, []);
  const done = view.parts.filter((p) => p.done).length;
  const said = t('export.progress', { done, total: view.parts.length });
  return (
    <Stack gap="sm">
      <Text role="status">{said}</Text>
      <Progress value={(100 * done) / view.parts.length} aria-label={said} />
      <Steps steps={view.parts} words={{ done: t('export.done'), open: t('export.open') }} />
      <Text size="sm" c="dimmed">{t(late ? 'export.late' : 'export.asked')}</Text>
    </Stack>
  );
}

function Here({ view, again }: { view: ExportView; again: () => void }) {
  const { t } = useTranslation('rights');
  const { date, moment } = useTimes();
  return (
    <Stack gap="sm">
      <Text role="status" fw={600}>{t('export.ready', { date: moment(view.ready_at ?? '') })}</Text>
      <Text size="sm">{t('export.until', { date: date(view.expires_at ?? '') })}</Text>
      <SaveCopy gone={again} />
      {view.documents && view.documents.length > 0 && (
        <>
          <Title order={3} size="h4">{t('export.files')}</Title>
          <Text size="sm">{t('export.filesText')}</Text>
          <Suspense fallback={null}>
            <DocumentList name="export" documents={view.documents} open={(document) => ask(api.signup.GET('/api/signup/me/export/documents/{document}', { params: { path: { document } } }))} />
          </Suspense>
        </>
      )}
    </Stack>
  );
}
