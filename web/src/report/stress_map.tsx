import { useTranslation } from 'react-i18next';
import classes from './report.module.css';

/** A point of the map and what it is called. */
export interface Place {
  name: string;
  at: [number, number];
}

interface Props {
  title: string;
  across: string;
  up: string;
  names: [string, string];
  here: Place;
  nation: readonly Place[];
}

const low = 3;
const high = 12;
const left = 46;
const size = 210;
const ticks = [3, 6, 9, 12];
const x = (v: number) => left + (size * (v - low)) / (high - low);
const y = (v: number) => 8 + (size * (high - v)) / (high - low);

/** One of the two charts of the job stress map: where the company and the nation stand between the ends of both scales. Drawn here: a few points need no library. */
export function StressMap({ title, across, up, names, here, nation }: Props) {
  const { t } = useTranslation('report');
  const spoken = [here, ...nation].map(({ name, at }) => t('stress.chart', { title: name, x: names[0], xValue: at[0], y: names[1], yValue: at[1] })).join(' ');
  return (
    <figure className={classes.mapFigure}>
      <figcaption>{title}</figcaption>
      <svg viewBox="0 0 270 268" className={classes.map} role="img" aria-label={`${title} ${spoken}`}>
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
        {nation.map((n, i) => <Mark key={n.name} of={i + 1} x={x(n.at[0])} y={y(n.at[1])} />)}
        <Mark of={0} x={x(here.at[0])} y={y(here.at[1])} />
      </svg>
      <ul className={classes.mapKey}>
        {[here, ...nation].map((p, i) => <li key={p.name}><svg viewBox="0 0 14 14" className={classes.map} aria-hidden><Mark of={i} x={7} y={7} /></svg>{p.name}</li>)}
      </ul>
    </figure>
  );
}

// The company is full, the nation is hollow: a diamond and a square, so that colour is not the only sign.
function Mark({ of, x: cx, y: cy }: { of: number; x: number; y: number }) {
  return of === 0 ? <circle cx={cx} cy={cy} r={5.5} /> : <rect x={cx - 4} y={cy - 4} width={8} height={8} transform={of === 1 ? `rotate(45 ${cx} ${cy})` : undefined} />;
}
