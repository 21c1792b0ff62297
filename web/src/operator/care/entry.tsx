import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, ask } from '../../api/client';
import type { CareEntryOutputBody, CareEntryView } from '../../api/schema/sessions';
import { useNow } from '../../parts/now';
import { Page } from '../../parts/page';
import { useProblemText } from '../../parts/problem_text';
import { Ready } from '../../parts/ready';
import { useSend } from '../../parts/send';
import { useTimes } from '../../parts/time';
import { Chip } from '../chip';
import { Facts } from '../facts';
import { Panel } from '../panel';
import { Act } from './act';
import { useAge } from './age';
import { AskTwo } from './ask_two';
import { type Signal, toneOf, useEntry, useStore } from './calls';
import { CloseEntry } from './close';
import { Opening } from './opening';

/** One entry: what is known, what can be done, and everything that was opened. */
export function Component() {
  const { t } = useTranslation('care');
  const { id = '' } = useParams();
  const query = useEntry(id);
  const e = query.data?.entry;
  const titleOf = ({ source, signal }: CareEntryView) => (source === 'sos' ? t('sosOf', { signal: t(`signal.${signal as Signal}`) }) : t(`signal.${signal as Signal}`));
  return (
    <Page title={e ? titleOf(e) : t('title')} up={{ to: '/operator/care', label: t('up') }} width="medium">
      <Ready query={query} lines={8}>{(page) => <Entry page={page} />}</Ready>
    </Page>
  );
}

function Entry({ page }: { page: CareEntryOutputBody }) {
  const { t } = useTranslation('care');
  const { entry } = page;
  const openings = page.openings ?? [];
  const live = entry.status !== 'closed' && !entry.erased;
  const acting = openings.some((o) => o.way === 'alone' && o.mine);
  return (
    <Stack gap="lg">
      <About entry={entry} />
      {live && entry.danger && !acting && <Act page={page} />}
      <Panel title={t('openings')}>
        {openings.length === 0 ? <Text c="dimmed">{t('noOpenings')}</Text> : openings.map((o) => <Opening key={o.opening_id} entry={entry} opening={o} />)}
      </Panel>
      {live && <AskTwo entry={entry} />}
    </Stack>
  );
}

function About({ entry: e }: { entry: CareEntryView }) {
  const { t } = useTranslation('care');
  const { t: common } = useTranslation();
  const times = useTimes();
  const age = useAge(useNow(30_000));
  return (
    <Panel title={t('facts')} aside={<Chip tone={toneOf(e)}>{t(e.mine && e.status === 'taken' ? 'status.mine' : `status.${e.status}`)}</Chip>}>
      <Facts
        rows={[
          [t('arrived'), `${times.moment(e.at)} (${age(e.at)})`],
          [t('program'), common(`program.${e.program as 'exit'}`)],
          [t('state'), e.overdue ? <Text key="o" span c="var(--mantine-color-error)" fw={600}>{t('overdue')}</Text> : e.review_due && t('reviewDue', { time: times.moment(e.review_due) })],
          [t('outcomeLabel'), e.outcome && t(`outcome.${e.outcome as 'helped'}`)],
          [t('consultant'), <Anchor key="c" component={Link} to={`/operator/consultants/${e.consultant_id}`}>{t('consultantLink')}</Anchor>],
          ['', e.erased && t('erased')],
        ]}
      />
      {e.status !== 'closed' && <Group gap="sm"><Take entry={e} /><CloseEntry entry={e} /></Group>}
    </Panel>
  );
}

function Take({ entry: e }: { entry: CareEntryView }) {
  const { t } = useTranslation('care');
  const store = useStore();
  const text = useProblemText();
  const sending = useSend<string, CareEntryOutputBody>({
    name: `care/take/${e.entry_id}`, send: (id) => ask(api.sessions.POST('/api/sessions/care/{id}/take', { params: { path: { id } } })), sent: store,
  });
  if (e.mine) return null;
  return (
    <>
      <Button loading={sending.pending} onClick={() => sending.send(e.entry_id)}>{t('take')}</Button>
      {sending.error && <Text size="sm" role="alert" c="var(--mantine-color-error)">{text(sending.error, t('problem', { returnObjects: true }))}</Text>}
    </>
  );
}
