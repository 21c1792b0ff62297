import { useTranslation } from 'react-i18next';
import classes from './example_report.module.css';

interface Row {
  name: 'all' | 'sales' | 'dev' | 'merged';
  answers: number;
  value: number;
  low: number;
  high: number;
  /** What is said below the name. */
  note?: 'mergedNote' | 'worse';
}

// Made up, but possible: at least ten answers of at least twenty people, small departments in one row, and never nearly everybody.
const rows: readonly Row[] = [
  { name: 'all', answers: 96, value: 3.4, low: 3.2, high: 3.6 },
  { name: 'sales', answers: 34, value: 3.7, low: 3.4, high: 4 },
  { name: 'dev', answers: 41, value: 3, low: 2.7, high: 3.2, note: 'worse' },
  { name: 'merged', answers: 21, value: 3.6, low: 3.2, high: 4, note: 'mergedNote' },
];

/** A piece of a company's report, drawn as an example: what figures look like, what is merged, and what is not shown. */
export function ExampleReport() {
  const { t } = useTranslation('public');
  return (
    <figure className={classes.sheet}>
      <span className={classes.badge}>{t('conf.sees.badge')}</span>
      <figcaption>{t('conf.sees.example')}</figcaption>
      <table className={classes.table}>
        <caption>{t('conf.sees.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('conf.sees.group')}</th>
            <th scope="col" className={classes.number}>{t('conf.sees.answers')}</th>
            <th scope="col" className={classes.number}>{t('conf.sees.figure')}</th>
            <th scope="col" className={classes.chart}>{t('conf.sees.range')}</th>
          </tr>
        </thead>
        <tbody>{rows.map((row) => <Line key={row.name} row={row} />)}</tbody>
      </table>
      <dl className={classes.others}>
        <div><dt>{t('conf.sees.leave')}</dt><dd>{t('conf.sees.leaveNote')}</dd></div>
        <div><dt>{t('conf.sees.exit')}</dt><dd>{t('conf.sees.exitNote')}</dd></div>
      </dl>
    </figure>
  );
}

function Line({ row }: { row: Row }) {
  const { t } = useTranslation('public');
  const worse = row.note === 'worse';
  return (
    <tr>
      <th scope="row">
        {t(`conf.sees.${row.name}`)}
        {row.note && <small className={worse ? classes.low : undefined}>{t(`conf.sees.${row.note}`)}</small>}
      </th>
      <td className={classes.number}>{t('conf.sees.people', { count: row.answers })}</td>
      <td className={classes.number}>{row.value.toFixed(1)}</td>
      <td className={classes.chart}><Interval row={row} worse={worse} /></td>
    </tr>
  );
}

// The scale of 1 to 5 in per cent of the width, with room for the point at both ends.
const at = (value: number) => `${3 + ((value - 1) / 4) * 94}%`;

function Interval({ row, worse }: { row: Row; worse: boolean }) {
  const range = `${row.low.toFixed(1)} – ${row.high.toFixed(1)}`;
  return (
    <svg height="22" role="img" aria-label={range} className={worse ? classes.worse : undefined}>
      <line x1={at(1)} x2={at(5)} y1="11" y2="11" className={classes.axis} />
      {[1, 2, 3, 4, 5].map((v) => <line key={v} x1={at(v)} x2={at(v)} y1="7" y2="15" className={classes.axis} />)}
      <line x1={at(row.low)} x2={at(row.high)} y1="11" y2="11" className={classes.range} />
      <circle cx={at(row.value)} cy="11" r="5.5" className={classes.point} />
    </svg>
  );
}
