import { Alert, SegmentedControl, Stack, Switch, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../../api/client';
import type { CareEntryView, QueueOutputBody } from '../../api/schema/sessions';
import { Empty } from '../../parts/empty';
import { Failure } from '../../parts/failure';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { Ready } from '../../parts/ready';
import { useSend } from '../../parts/send';
import { useTimes } from '../../parts/time';
import { Chip } from '../chip';
import parts from '../parts.module.css';
import { useAge } from './age';
import { type Signal, toneOf, useQueue } from './calls';
import { Cases } from './cases';
import { Log } from './log';

const tabs = ['open', 'closed', 'log'] as const;
type Tab = (typeof tabs)[number];

/** What needs attention, the most urgent first: codes and times, nobody's name and nobody's words. */
export function Component() {
  const { t } = useTranslation('care');
  const [tab, setTab] = useState<Tab>('open');
  const queue = useQueue(false);
  return (
    <Page title={t('title')} lead={t('lead')} width="medium">
      <Ready query={queue} lines={2}>{(data) => <Duty data={data} />}</Ready>
      <SegmentedControl aria-label={t('tabs.label')} value={tab} onChange={(v) => setTab(v as Tab)} data={tabs.map((value) => ({ value, label: t(`tabs.${value}`) }))} />
      {tab === 'open' && <Ready query={queue}>{(data) => <Lines entries={data.entries ?? []} closed={false} />}</Ready>}
      {tab === 'closed' && <ClosedEntries />}
      {tab === 'log' && <Log />}
      <Cases />
    </Page>
  );
}

function Duty({ data }: { data: QueueOutputBody }) {
  const { t } = useTranslation('care');
  const queries = useQueryClient();
  const sending = useSend<boolean, unknown>({
    name: 'care/duty', send: (on) => ask(api.sessions.PUT('/api/sessions/care-duty', { body: { on } })),
    sent: () => queries.invalidateQueries({ queryKey: ['care'] }),
  });
  return (
    <Stack gap="sm">
      <Switch size="md" label={t('duty.switch')} description={t(data.mine ? 'duty.on' : 'duty.off')} checked={data.mine} disabled={sending.pending} onChange={(e) => sending.send(e.currentTarget.checked)} />
      {data.on_call === 0
        ? <Alert role="status" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{t('duty.nobody')}</Text></Alert>
        : <Text size="sm" c="dimmed" role="status">{t('duty.count', { count: data.on_call })}</Text>}
      {sending.error && <Failure error={sending.error} />}
    </Stack>
  );
}

function ClosedEntries() {
  return <Ready query={useQueue(true)}>{(data) => <Lines entries={data.entries ?? []} closed />}</Ready>;
}

function Lines({ entries, closed }: { entries: readonly CareEntryView[]; closed: boolean }) {
  const { t } = useTranslation('care');
  if (entries.length === 0) return <Empty title={t(closed ? 'emptyClosed' : 'empty')}>{!closed && t('emptyText')}</Empty>;
  return <ul className={parts.lines}>{entries.map((e) => <Line key={e.entry_id} entry={e} />)}</ul>;
}

function Line({ entry: e }: { entry: CareEntryView }) {
  const { t } = useTranslation('care');
  const { t: common } = useTranslation();
  const times = useTimes();
  const age = useAge(useNow(30_000));
  return (
    <li>
      <Stack gap={6} align="flex-start">
        <Link to={`/operator/care/${e.entry_id}`} className={parts.lead}>{e.source === 'sos' ? t('sosOf', { signal: t(`signal.${e.signal as Signal}`) }) : t(`signal.${e.signal as Signal}`)}</Link>
        <Text size="sm">{common(`program.${e.program as 'exit'}`)} ・ {t('age', { age: age(e.at) })}</Text>
        <div className={parts.chips}>
          <Chip tone={toneOf(e)}>{t(e.mine && e.status === 'taken' ? 'status.mine' : `status.${e.status}`)}</Chip>
          {e.overdue && <Chip tone="bad">{t('overdue')}</Chip>}
          {!e.overdue && e.review_due && <Chip tone="look">{t('reviewDue', { time: times.moment(e.review_due) })}</Chip>}
          {e.waiting > 0 && !e.review_due && <Chip tone="look">{t('waiting', { count: e.waiting })}</Chip>}
        </div>
      </Stack>
    </li>
  );
}
