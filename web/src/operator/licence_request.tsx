import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../api/client';
import type { LicenceRequest as Asked } from '../api/schema/signup';
import { Failure } from '../parts/failure';
import { useProblemText } from '../parts/problem_text';
import { useSend } from '../parts/send';
import { Licences } from './licences';
import { Panel } from './panel';
import parts from './parts.module.css';
import { useWords } from './words';

type Decision = 'accept' | 'decline';

/** Other licences that a consultant asks for, to be checked and decided on; nothing where none waits. What was decided stays said. */
export function LicenceRequest({ id }: { id: string }) {
  const { t } = useTranslation('operator');
  const [done, setDone] = useState<Decision>();
  const query = useQuery({
    queryKey: ['consultant', id, 'licence-request'],
    queryFn: () => ask(api.signup.GET('/api/signup/consultants/{id}/licence-request', { params: { path: { id } } })),
  });
  const asked = query.data?.request;
  return (
    <>
      <div role="status" style={{ display: done ? undefined : 'contents' }}>
        {done && <Alert color="tokiwa" variant="light"><Text c="var(--mantine-color-text)">{t(`licenceRequest.done.${done}`)}</Text></Alert>}
      </div>
      {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
      {asked && <Decide key={asked.asked_at} id={id} asked={asked} decided={setDone} />}
    </>
  );
}

function Decide({ id, asked, decided }: { id: string; asked: Asked; decided: (decision: Decision) => void }) {
  const { t } = useTranslation('operator');
  const { t: common } = useTranslation();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const text = useProblemText();
  const queries = useQueryClient();
  const send = useSend({
    name: `licences/${id}`,
    send: (decision: Decision, key) =>
      ask(api.signup.POST('/api/signup/consultants/{id}/licence-request', {
        params: { path: { id }, header: { 'Idempotency-Key': key } }, body: { decision, asked_at: asked.asked_at, reason: reason.trim() },
      })),
    sent: (_, decision) => {
      queries.setQueryData(['consultant', id, 'licence-request'], {});
      decided(decision);
    },
  });
  const decide = (decision: Decision) => (reason.trim() === '' ? setMissing(true) : send.send(decision));
  const explained = { licence_taken: t('decision.licence_taken'), changed: t('licenceRequest.changed'), no_licence_request: t('licenceRequest.changed') };
  return (
    <Panel title={t('licenceRequest.title')}>
      <Text>{t('licenceRequest.text')}</Text>
      <Licences licences={asked.licences} />
      <Textarea
        label={t('decision.reason')} description={t('decision.reasonHint')} required autosize minRows={2} value={reason} error={missing ? common('field.required') : undefined} maxLength={2000}
        onChange={(e) => {
          setReason(e.currentTarget.value);
          setMissing(false);
        }}
      />
      {send.error && <Text role="alert" c="var(--mantine-color-error)">{text(send.error, explained)}</Text>}
      <Group>
        <Button loading={send.pending} onClick={() => decide('accept')}>{t('licenceRequest.accept')}</Button>
        <Button variant="default" disabled={send.pending} onClick={() => decide('decline')}>{t('licenceRequest.decline')}</Button>
      </Group>
    </Panel>
  );
}

/** Who asks for other licences, above the list of consultants; nothing where nobody does. */
export function LicenceRequests() {
  const { t } = useTranslation('operator');
  const words = useWords();
  const query = useQuery({ queryKey: ['licence-requests'], queryFn: () => ask(api.signup.GET('/api/signup/licence-requests', { params: { query: { limit: 100 } } })) });
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  if (!query.data || query.data.requests.length === 0) return null;
  return (
    <Panel title={t('licenceRequest.list')}>
      <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: 'none' }}>
        {query.data.requests.map((r) => (
          <Group component="li" key={r.consultant_id} gap="md">
            <Link to={`/operator/consultants/${r.consultant_id}`} className={parts.lead}>{r.name}</Link>
            <Text size="sm" c="dimmed">{t('licenceRequest.asked', { age: words.age(r.asked_at) })}</Text>
          </Group>
        ))}
      </Stack>
    </Panel>
  );
}
