import { Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunctionHealth } from '../api/schema/operations';
import { Table, Wide } from '../parts/table';
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
      <Wide label={t('queues')} least={600}>
        <Table className="tabular">
          <thead>
            <tr>
              <th scope="col">{t('function')}</th>
              <th scope="col">{t('stateHead')}</th>
              {(['waiting', 'inFlight', 'delayed', 'dead'] as const).map((c) => <th key={c} scope="col" className="number">{t(`${c}`)}</th>)}
            </tr>
          </thead>
          <tbody>{byConcern(shown).map((f) => <Row key={f.function} of={f} />)}</tbody>
        </Table>
      </Wide>
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
    <tr>
      <th scope="row" className={classes.stacked}><span className={classes.whole}>{context}</span> <Text span size="sm" c="dimmed" className={classes.whole}>{part}</Text></th>
      <td><Chip tone={healthTones[f.state]}>{t(`chip.${f.state}`)}</Chip></td>
      <td className="number">{count(f.queue?.waiting, unread)}</td>
      <td className="number">{count(f.queue?.in_flight, unread)}</td>
      <td className="number">{count(f.queue?.delayed, unread)}</td>
      <td className="number" style={f.dead_letters ? { fontWeight: 700 } : undefined}>{count(f.dead_letters, f.unread.includes('dead_letters'))}</td>
    </tr>
  );
}
