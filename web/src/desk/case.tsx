import { Alert, Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api, ask } from '../api/client';
import type { CaseView } from '../api/schema/sessions';
import { CaseChip, Deadlines, Overdue, Thread } from '../cases/thread';
import { Write } from '../cases/write';
import { Fact, Sheet } from '../employee/booking/facts';
import { FormEnd, useForm } from '../parts/form';
import { Page } from '../parts/page';
import { useProblemText } from '../parts/problem_text';
import { Ready } from '../parts/ready';
import { useSend } from '../parts/send';

const outcomes = ['measures_taken', 'confirmed', 'not_confirmed', 'referred', 'other'] as const;

/** One case as the desk sees it: the words, the days by which something is owed, and the ways to answer. */
export function Component() {
  const { t } = useTranslation('desk');
  const id = useParams().id ?? '';
  const query = useQuery({ queryKey: ['deskCases', id], queryFn: () => ask(api.sessions.GET('/api/sessions/desk/cases/{id}', { params: { path: { id } } })) });
  return (
    <Page title={t('one.title')} up={{ to: '/desk', label: t('list.title') }} actions={query.data && <CaseChip status={query.data.status} />}>
      <Ready query={query} lines={8}>{(c) => <One of={c} />}</Ready>
    </Page>
  );
}

function useChanged() {
  const queries = useQueryClient();
  return async (answer: CaseView) => {
    queries.setQueryData(['deskCases', answer.case_id], answer);
    await queries.invalidateQueries({ queryKey: ['deskCases'], exact: true });
  };
}

function One({ of }: { of: CaseView }) {
  const { t } = useTranslation('desk');
  const changed = useChanged();
  const [closing, setClosing] = useState(false);
  if (of.status === 'withdrawn' || of.status === 'erased') return <Alert role="note" variant="light"><Text c="var(--mantine-color-text)">{t(`one.${of.status}`)}</Text></Alert>;
  const waits = of.status !== 'closed';
  return (
    <Stack gap="xl">
      <Overdue of={of} />
      <Sheet>
        <Deadlines of={of}><Fact label={t('one.from')}>{of.name ?? t('one.anonymous')}</Fact></Deadlines>
        {of.way === 'anonymous' && <Text size="sm" c="dimmed" mt="md">{t('one.anonymousText')}</Text>}
      </Sheet>
      {of.status === 'open' && <Acknowledge of={of} />}
      <Thread of={of} side="desk" />
      {waits && !closing && (
        <>
          <Write
            name={`reply/${of.case_id}`} label={t('one.write')} description={t('one.writeHint')} action={t('one.send')} sent={changed}
            send={(text, key) => ask(api.sessions.POST('/api/sessions/desk/cases/{id}/messages', { params: { path: { id: of.case_id }, header: { 'Idempotency-Key': key } }, body: { text } }))}
          />
          <Group><Button variant="default" onClick={() => setClosing(true)}>{t('close.open')}</Button></Group>
        </>
      )}
      {waits && closing && <Close of={of} stop={() => setClosing(false)} />}
    </Stack>
  );
}

function Acknowledge({ of }: { of: CaseView }) {
  const { t } = useTranslation('desk');
  const { t: cases } = useTranslation('cases');
  const text = useProblemText();
  const { send, pending, error } = useSend<null, CaseView>({
    name: `acknowledge/${of.case_id}`,
    send: () => ask(api.sessions.POST('/api/sessions/desk/cases/{id}/acknowledgement', { params: { path: { id: of.case_id } } })),
    sent: useChanged(),
  });
  return (
    <Stack gap="xs">
      <Text>{t('acknowledge.text')}</Text>
      {error && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(error, cases('problem', { returnObjects: true }))}</Text></Alert>}
      <Group><Button loading={pending} onClick={() => send(null)}>{t('acknowledge.action')}</Button></Group>
    </Stack>
  );
}

function Close({ of, stop }: { of: CaseView; stop: () => void }) {
  const { t } = useTranslation('desk');
  const { t: cases } = useTranslation('cases');
  const { t: common } = useTranslation();
  const form = useForm({
    name: `outcome/${of.case_id}`,
    initial: { outcome: '' as (typeof outcomes)[number] | '', text: '' },
    check: (v) => ({ ...(v.outcome === '' && { outcome: t('close.choose') }), ...(v.text.trim() === '' && { text: common('field.required') }) }),
    send: (v, key) => ask(api.sessions.POST('/api/sessions/desk/cases/{id}/outcome', {
      params: { path: { id: of.case_id }, header: { 'Idempotency-Key': key } }, body: { outcome: v.outcome === '' ? 'other' : v.outcome, text: v.text },
    })),
    sent: useChanged(),
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="md">
        <Radio.Group name="outcome" size="md" label={t('close.label')} value={form.values.outcome} error={form.errorOf('outcome')} onChange={(v) => form.set('outcome', v as (typeof outcomes)[number])} required>
          <Stack gap="xs" mt="xs">{outcomes.map((o) => <Radio key={o} size="md" value={o} label={cases(`outcome.${o}`)} />)}</Stack>
        </Radio.Group>
        <Textarea {...form.text('text')} label={t('close.words')} description={t('close.hint')} minRows={4} maxRows={24} maxLength={4000} required />
        <FormEnd form={form} label={t('close.action')} explained={cases('problem', { returnObjects: true })} secondary={<Button variant="default" size="md" onClick={stop}>{common('cancel')}</Button>} />
      </Stack>
    </form>
  );
}
