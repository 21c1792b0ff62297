import { Button, Group, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { LicenceRequest as Asked } from '../../api/schema/signup';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';
import { Licences } from '../licences';
import { Panel } from '../panel';

/** What may be done with a request for other licences. */
export type Decision = 'accept' | 'decline';

/** The decision on a request for other licences, with what was checked. */
export function Decide({ id, asked, decided }: { id: string; asked: Asked; decided: (decision: Decision) => void }) {
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
