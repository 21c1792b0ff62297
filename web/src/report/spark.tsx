import type { Line } from '../api/schema/reports';
import { history } from './changes';
import classes from './report.module.css';

const wide = 120;
const tall = 34;
const edge = 4;

/**
 * How a figure came about, small: the line between the ends of its likely ranges, so that what is mere chance looks like it. A picture only;
 * the same months stand as chart and table below.
 */
export function Spark({ line }: { line: Line }) {
  const points = line.company ? [...history(line).map((p) => p.figure), line.company] : [];
  if (points.length < 3) return null;
  const low = Math.min(...points.map((p) => p.low));
  const high = Math.max(...points.map((p) => p.high));
  const x = (i: number) => edge + ((wide - 2 * edge) * i) / (points.length - 1);
  const y = (v: number) => edge + ((tall - 2 * edge) * (high - v)) / (high - low || 1);
  const way = (of: 'value' | 'low' | 'high') => points.map((p, i) => `${x(i).toFixed(1)},${y(p[of]).toFixed(1)}`);
  return (
    <svg viewBox={`0 0 ${wide} ${tall}`} className={classes.spark} preserveAspectRatio="xMinYMid" aria-hidden>
      <polygon points={[...way('high'), ...way('low').toReversed()].join(' ')} />
      <polyline points={way('value').join(' ')} />
      <circle cx={x(points.length - 1)} cy={y(points.at(-1)?.value ?? 0)} r={3.2} />
    </svg>
  );
}
