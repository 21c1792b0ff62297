import { Bar, BarChart, Cell, ErrorBar, LabelList, type LabelProps, Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';
import type { ChartProps } from './chart';

const ink = 'var(--mantine-color-text)';
const quiet = 'var(--mantine-color-dimmed)';
const tones = { better: 'var(--report-better)', worse: 'var(--report-worse)', plain: 'var(--report-plain)' } as const;
const small = { fontSize: 12, fill: quiet };

const withSpans = (bars: ChartProps['bars']) =>
  bars.map((b) => ({ ...b, span: [Math.max(0, b.value - b.low), Math.max(0, b.high - b.value)] as [number, number] }));

// What the longest written figure needs at the right.
const room = (bars: ChartProps['bars']) => 20 + 8.5 * Math.max(...bars.map((b) => [...b.shown].reduce((n, c) => n + (c > '\u2000' ? 1.5 : 1), 0)));

/** Horizontal bars with the likely range of each, and a line where the company as a whole stands. */
export function Bars({ bars, ends, company }: ChartProps) {
  const longest = Math.max(...bars.map((b) => [...b.name].length));
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 320, height: 200 }}>
      <BarChart data={withSpans(bars)} layout="vertical" margin={{ top: 4, right: room(bars), bottom: 0, left: 0 }} accessibilityLayer={false} barCategoryGap="34%">
        <XAxis type="number" domain={ends} tick={small} tickLine={false} axisLine={{ stroke: 'var(--kikite-line)' }} tickCount={5} allowDataOverflow />
        <YAxis type="category" dataKey="name" width={Math.min(168, longest * 13 + 12)} tick={{ fontSize: 12.5, fill: ink }} tickLine={false} axisLine={false} interval={0} />
        {company && <ReferenceLine x={company.value} stroke={quiet} strokeDasharray="4 4" />}
        <Bar dataKey="value" radius={[0, 4, 4, 0]} isAnimationActive={false}>
          {bars.map((b) => <Cell key={b.key} fill={tones[b.tone ?? 'plain']} />)}
          <ErrorBar dataKey="span" direction="x" width={5} strokeWidth={1.5} stroke={ink} />
          <LabelList dataKey="shown" content={Shown} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

// At the right edge of the plot, where neither bar nor range can be.
function Shown({ y = 0, height = 0, value, parentViewBox }: LabelProps) {
  const frame = parentViewBox && 'width' in parentViewBox ? parentViewBox : undefined;
  const right = (frame?.x ?? 0) + (frame?.width ?? 0);
  return <text x={right + 8} y={Number(y) + Number(height) / 2} dy="0.35em" fontSize={12.5} fontWeight={600} fill={ink}>{String(value)}</text>;
}

/** A line over the months with the likely range of each point. */
export function Course({ bars, ends }: ChartProps) {
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 320, height: 200 }}>
      <LineChart data={withSpans(bars)} margin={{ top: 22, right: 28, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <XAxis dataKey="name" tick={small} tickLine={false} axisLine={{ stroke: 'var(--kikite-line)' }} padding={{ left: 28, right: 28 }} />
        <YAxis domain={ends} tick={small} tickLine={false} axisLine={false} width={36} tickCount={5} />
        <Line dataKey="value" stroke={tones.plain} strokeWidth={2} dot={{ r: 4, fill: tones.plain, strokeWidth: 0 }} isAnimationActive={false}>
          <ErrorBar dataKey="span" direction="y" width={6} strokeWidth={1.5} stroke={ink} />
          <LabelList dataKey="shown" position="top" offset={10} fontSize={12} fill={ink} />
        </Line>
      </LineChart>
    </ResponsiveContainer>
  );
}
