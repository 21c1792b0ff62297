import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { ErasureUnderWay } from '../../api/schema/signup';
import { Empty } from '../../parts/empty';
import { Page } from '../../parts/page';
import { useProblemText } from '../../parts/problem_text';
import { Ready } from '../../parts/ready';
import { useSend } from '../../parts/send';
import { useTimes } from '../../parts/time';
import { Chip } from '../chip';
import { Panel } from '../panel';
import { useErasures } from './state';

/** Erasures that are not over: which part of the service has not answered, and a way to ask it again. Nobody is named here. */
export function Component() {
  const { t } = useTranslation('erasures');
  const query = useErasures();
  return (
    <Page title={t('title')} lead={t('lead')} up={{ to: '/operator/health', label: t('up') }} width="medium">
      <Ready query={query} lines={6}>
        {({ erasures }) => erasures.length === 0
          ? <Empty title={t('empty')}>{t('emptyText')}</Empty>
          : <Stack gap="lg">{erasures.map((e) => <One key={e.erasure_id} erasure={e} />)}</Stack>}
      </Ready>
    </Page>
  );
}

const parts = ['signup', 'matching', 'booking', 'reminders', 'mailer', 'sessions'] as const;
const roles = ['employee', 'hr', 'consultant', 'desk'] as const;

function One({ erasure: e }: { erasure: ErasureUnderWay }) {
  const { t } = useTranslation('erasures');
  const { t: common } = useTranslation();
  const times = useTimes();
  const role = roles.find((r) => r === e.role) ?? 'employee';
  return (
    <Panel title={t('one', { role: common(`role.${role}`) })} aside={<Chip tone={e.stuck ? 'bad' : 'look'}>{t(e.stuck ? 'stuck' : 'underWay')}</Chip>}>
      <Text size="sm" c="dimmed">
        <time dateTime={e.begun_at} style={{ whiteSpace: 'nowrap' }}>{t('begun', { time: times.moment(e.begun_at) })}</time>
        {e.asked_again_at && <>・<time dateTime={e.asked_again_at} style={{ whiteSpace: 'nowrap' }}>{t('asked', { time: times.moment(e.asked_again_at) })}</time></>}
      </Text>
      <Group gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {e.steps.map((s) => (
          <li key={s.context}><Chip tone={s.at ? 'good' : e.stuck ? 'bad' : 'look'}>{t(`part.${parts.find((p) => p === s.context) ?? 'other'}`)}・{t(s.at ? 'done' : 'waits')}</Chip></li>
        ))}
        <li><Chip tone={e.stuck && e.completed_at ? 'bad' : 'calm'}>{t('receipt')}・{t('waits')}</Chip></li>
      </Group>
      {e.stuck && <Retry id={e.erasure_id} />}
    </Panel>
  );
}

function Retry({ id }: { id: string }) {
  const { t } = useTranslation('erasures');
  const queries = useQueryClient();
  const text = useProblemText();
  const [over, setOver] = useState(false);
  const sending = useSend<null, ErasureUnderWay>({
    name: `retry-erasure/${id}`,
    send: () => ask(api.signup.POST('/api/signup/erasures/{id}/retry', { params: { path: { id } } })),
    sent: () => {
      setOver(true);
      return queries.invalidateQueries({ queryKey: ['erasures'] });
    },
  });
  return (
    <>
      <Text size="sm">{t('retryText')}</Text>
      {sending.error !== null && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(sending.error, { no_erasure: t('gone'), changed: t('gone') })}</Text></Alert>}
      <div role="status">{over && <Text size="sm">{t('again')}</Text>}</div>
      <Group><Button variant="default" loading={sending.pending && !sending.paused} onClick={() => sending.send(null)}>{t('retry')}</Button></Group>
    </>
  );
}
