import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './report.module.css';

const Bars = lazy(async () => ({ default: (await import('./charts')).Bars }));
const Course = lazy(async () => ({ default: (await import('./charts')).Course }));

/** One bar with the range of its figure. */
export interface Bar {
  key: string;
  name: string;
  /** The figure as it is written. */
  shown: string;
  value: number;
  low: number;
  high: number;
  tone?: 'better' | 'worse';
}

interface Props {
  label: string;
  bars: readonly Bar[];
  ends: [number, number];
  /** Where the whole company stands, for comparison. */
  company?: { name: string; value: number };
}

const heightOf = (bars: number) => bars * 50 + 46;

/** Bars side by side. The chart itself is a picture to screen readers, with all of its figures in its name. */
export function BarChart(props: Props) {
  const { label, bars } = props;
  const alternative = useAlternative(label, bars);
  return (
    <div role="img" aria-label={alternative} className={classes.chart} style={{ height: heightOf(bars.length) }}>
      <Suspense fallback={<Skeleton height={heightOf(bars.length)} />}><Bars {...props} /></Suspense>
    </div>
  );
}

/** One figure over the months. */
export function CourseChart({ label, bars, ends }: Props) {
  const alternative = useAlternative(label, bars);
  return (
    <div role="img" aria-label={alternative} className={classes.chart} style={{ height: 220 }}>
      <Suspense fallback={<Skeleton height={220} />}><Course label={label} bars={bars} ends={ends} /></Suspense>
    </div>
  );
}

export type ChartProps = Props;

function useAlternative(label: string, bars: readonly Bar[]): string {
  const { t } = useTranslation('report');
  return t('line.chart', { label, rows: bars.map((b) => t('line.row', { name: b.name, value: b.shown })).join(t('separator')) });
}
