import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BinBody, ExposureBody } from '../../api/schema/matching';
import { Table } from '../../parts/table';
import { Facts } from '../facts';
import { Panel } from '../panel';
import classes from './model.module.css';
import { useModelWords } from './words';

/** How evenly consultants were suggested. */
export function Exposure({ exposure: x }: { exposure: ExposureBody }) {
  const { t } = useTranslation('model');
  const words = useModelWords();
  return (
    <Panel title={t('exposure.title')}>
      <Text size="sm" c="dimmed">{t('exposure.text')}</Text>
      {x.proposals === 0 ? <Text>{t('exposure.none')}</Text> : (
        <div className={classes.pair}>
          <Facts
            rows={[
              [t('exposure.gini'), <>{words.fixed(x.gini)} <Text key="hint" span size="sm" c="dimmed">{t('exposure.giniHint')}</Text></>],
              [t('exposure.top'), words.percent(x.top_share)],
              [t('exposure.never'), t('exposure.neverValue', { never: words.number(x.never), total: words.number(x.consultants) })],
              [t('exposure.proposals'), words.number(x.proposals)],
            ]}
          />
          <Histogram bins={x.bins} />
        </div>
      )}
    </Panel>
  );
}

function Histogram({ bins }: { bins: readonly BinBody[] }) {
  const { t } = useTranslation('model');
  const words = useModelWords();
  const most = Math.max(1, ...bins.map((b) => b.count));
  const name = ({ from, to }: BinBody) =>
    to === 0 ? t('exposure.zero') : from === to ? t('exposure.one', { n: words.number(to) }) : t('exposure.span', { from: words.number(from), to: words.number(to) });
  return (
    <Table dense className={`tabular ${classes.root} ${classes.histogram}`} aria-label={t('exposure.title')}>
      <thead>
        <tr>
          <th scope="col">{t('exposure.band')}</th>
          <td aria-hidden className={classes.track} />
          <th scope="col" className="number">{t('exposure.consultants')}</th>
        </tr>
      </thead>
      <tbody>
        {bins.map((b) => (
          <tr key={b.from}>
            <th scope="row">{name(b)}</th>
            <td aria-hidden className={classes.track}><div className={classes.bar}><span className={b.to === 0 ? classes.fixed : classes.fill} style={{ insetInlineStart: 0, width: `${(100 * b.count) / most}%` }} /></div></td>
            <td className="number">{words.number(b.count)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
