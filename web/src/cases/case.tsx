import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { api, ask } from '../api/client';
import { now } from '../api/clock';
import type { CaseView } from '../api/schema/sessions';
import { Fact, Sheet } from '../employee/booking/facts';
import { Dialog } from '../parts/dialog';
import { Page } from '../parts/page';
import { useProblemText } from '../parts/problem_text';
import { Ready } from '../parts/ready';
import { useSend } from '../parts/send';
import { calendarDate, useTimes } from '../parts/time';
import { caseQuery, useCaseChanged } from './queries';
import { Readers } from './readers';
import { CaseChip, Deadlines, Overdue, Thread } from './thread';
import { Write } from './write';

/** One case as its employee sees it: who reads, until when the desk owes an answer, what was written. */
export function Component() {
  const { t } = useTranslation('cases');
  const id = useParams().id ?? '';
  const query = useQuery(caseQuery(id));
  return (
    <Page title={t('one.title')} up={{ to: '/cases', label: t('list.title') }} width="narrow" actions={query.data && <CaseChip status={query.data.status} />}>
      <Ready query={query} lines={6}>{(c) => <One of={c} />}</Ready>
    </Page>
  );
}

function One({ of }: { of: CaseView }) {
  const { t } = useTranslation('cases');
  const changed = useCaseChanged();
  const waits = of.status === 'open' || of.status === 'acknowledged';
  const path = { path: { id: of.case_id } };
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(now());
  return (
    <Stack gap="xl">
      <Overdue of={of} />
      <Sheet>
        <Deadlines of={of}>
          <Fact label={t('one.desk')}>{of.desk_name}</Fact>
          <Fact label={t('one.way')}>{of.name ? t('one.named', { name: of.name }) : t('way.anonymous')}</Fact>
        </Deadlines>
      </Sheet>
      {waits && <Readers of={of} />}
      <Thread of={of} side="employee" />
      {waits && (
        <Write
          name={`case/${of.case_id}`} label={t('one.write')} description={t(of.way === 'anonymous' ? 'one.writeAnonymous' : 'one.writeNamed')} action={t('one.send')} sent={changed}
          send={(text, key) => ask(api.sessions.POST('/api/sessions/me/cases/{id}/messages', { params: { ...path, header: { 'Idempotency-Key': key } }, body: { text } }))}
        />
      )}
      {of.reopen_until && today <= of.reopen_until && <Reopen of={of} />}
      {of.status === 'withdrawn' ? <Text c="dimmed">{t('one.withdrawn')}</Text> : <Withdraw of={of} />}
    </Stack>
  );
}

function Reopen({ of }: { of: CaseView }) {
  const { t } = useTranslation('cases');
  const changed = useCaseChanged();
  const times = useTimes('UTC');
  return (
    <Write
      name={`reopen/${of.case_id}`} label={t('reopen.label')} description={t('reopen.text', { date: times.date(calendarDate(of.reopen_until ?? '')) })} action={t('reopen.action')} sent={changed}
      send={(text, key) => ask(api.sessions.POST('/api/sessions/me/cases/{id}/reopening', { params: { path: { id: of.case_id }, header: { 'Idempotency-Key': key } }, body: { text } }))}
    />
  );
}

function Withdraw({ of }: { of: CaseView }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const text = useProblemText();
  const changed = useCaseChanged();
  const [open, setOpen] = useState(false);
  const { send, pending, error, reset } = useSend<null, CaseView>({
    name: `withdraw/${of.case_id}`,
    send: () => ask(api.sessions.POST('/api/sessions/me/cases/{id}/withdrawal', { params: { path: { id: of.case_id } } })),
    sent: changed,
  });
  const close = () => {
    setOpen(false);
    reset();
  };
  return (
    <Group>
      <Button variant="default" onClick={() => setOpen(true)}>{t('withdraw.open')}</Button>
      <Dialog open={open} title={t('withdraw.title')} close={pending ? undefined : close}>
        <Stack>
          <Text>{t('withdraw.text')}</Text>
          {error && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(error, t('problem', { returnObjects: true }))}</Text></Alert>}
          <Group><Button loading={pending} onClick={() => send(null)}>{t('withdraw.action')}</Button><Button variant="default" onClick={close}>{common('cancel')}</Button></Group>
        </Stack>
      </Dialog>
    </Group>
  );
}
