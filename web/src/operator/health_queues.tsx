import { Switch, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunctionHealth } from '../api/schema/operations';
import { Chip } from './chip';
import { byConcern, useHealthWords } from './health_words';
import { healthTones } from './health_tones';
import { Panel } from './panel';
import classes from './parts.module.css';
import { useNumber } from './words';

/** What waits, is in work or was left undone, per function. */
export function QueueTable({ functions }: { functions: readonly FunctionHealth[] }) {
  const { t } = useTranslation('health');
  const [every, setEvery] = useState(false);
  // Functions without a queue say little while all is well: most of them only catch what went wrong.
  const shown = functions.filter((f) => every || f.queue || f.state !== 'healthy');
  return (
    <Panel title={t('queues')} aside={<Switch size="sm" label={t('everyFunction')} checked={every} onChange={(e) => setEvery(e.currentTarget.checked)} />}>
      <Text size="sm" c="dimmed">{t('queuesText')}</Text>
      <Table.ScrollContainer minWidth={600} type="native" tabIndex={0} role="group" aria-label={t('queues')}>
        <Table verticalSpacing="xs" className="tabular">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('function')}</Table.Th>
              <Table.Th scope="col">{t('stateHead')}</Table.Th>
              {(['waiting', 'inFlight', 'delayed', 'dead'] as const).map((c) => <Table.Th key={c} scope="col" ta="right">{t(`${c}`)}</Table.Th>)}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{byConcern(shown).map((f) => <Row key={f.function} of={f} />)}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {shown.length < functions.length && <Text size="sm" c="dimmed">{t('hidden', { count: functions.length - shown.length })}</Text>}
    </Panel>
  );
}

function Row({ of: f }: { of: FunctionHealth }) {
  const { t } = useTranslation('health');
  const number = useNumber();
  const { context, part } = useHealthWords().name(f);
  const count = (n: number | undefined, unread: boolean) => (unread ? t('notRead') : n === undefined ? <span title={t('noQueueText')}>{t('noQueue')}</span> : number(n));
  const unread = f.unread.includes('queue');
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400} className={classes.stacked}><span className={classes.whole}>{context}</span> <Text span size="sm" c="dimmed" className={classes.whole}>{part}</Text></Table.Th>
      <Table.Td><Chip tone={healthTones[f.state]}>{t(`chip.${f.state}`)}</Chip></Table.Td>
      <Table.Td ta="right">{count(f.queue?.waiting, unread)}</Table.Td>
      <Table.Td ta="right">{count(f.queue?.in_flight, unread)}</Table.Td>
      <Table.Td ta="right">{count(f.queue?.delayed, unread)}</Table.Td>
      <Table.Td ta="right" fw={f.dead_letters ? 700 : undefined}>{count(f.dead_letters, f.unread.includes('dead_letters'))}</Table.Td>
    </Table.Tr>
  );
}
