import { useTranslation } from 'react-i18next';
import classes from './report.module.css';

interface Props {
  title: string;
  across: string;
  up: string;
  names: [string, string];
  at: [number, number];
}

const low = 3;
const high = 12;
const left = 46;
const size = 210;
const ticks = [3, 6, 9, 12];
const x = (v: number) => left + (size * (v - low)) / (high - low);
const y = (v: number) => 8 + (size * (high - v)) / (high - low);

/** One of the two charts of the job stress map: where the company stands between the ends of both scales. Drawn here: a chart of one point needs no library. */
export function StressMap({ title, across, up, names, at }: Props) {
  const { t } = useTranslation('report');
  const [a, b] = at;
  return (
    <svg viewBox="0 0 270 268" className={classes.map} role="img" aria-label={t('stress.chart', { title, x: names[0], xValue: a, y: names[1], yValue: b })}>
      {ticks.map((v) => (
        <g key={v}>
          <line x1={x(v)} x2={x(v)} y1={y(high)} y2={y(low)} />
          <line x1={x(low)} x2={x(high)} y1={y(v)} y2={y(v)} />
          <text x={x(v)} y={y(low) + 16} textAnchor="middle">{v}</text>
          <text x={left - 8} y={y(v) + 4} textAnchor="end">{v}</text>
        </g>
      ))}
      <text x={left + size / 2} y={y(low) + 38} textAnchor="middle">{across}</text>
      <text transform={`translate(14 ${8 + size / 2}) rotate(-90)`} textAnchor="middle">{up}</text>
      <circle cx={x(a)} cy={y(b)} r={6} />
      <text x={x(a) + 10} y={y(b) - 8} className={classes.mapHere}>{t('stress.here')}</text>
    </svg>
  );
}
