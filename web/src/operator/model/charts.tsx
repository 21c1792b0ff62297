import { Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts';

const small = { fontSize: 12, fill: 'var(--mantine-color-dimmed)' };
const rule = { stroke: 'var(--kikite-line)' };

/** A night with the share of pairs that each put in the right order. */
export interface Point {
  night: string;
  champion: number;
  challenger: number;
}

// The scale in steps of five per cent (of ten where it is long), with the line of guessing always on it.
function steps(points: readonly Point[]): number[] {
  const all = points.flatMap((p) => [p.champion, p.challenger]);
  const from = Math.floor(Math.min(0.49, ...all) * 20);
  const to = Math.ceil(Math.max(0.6, ...all) * 20);
  const step = to - from > 6 ? 2 : 1;
  const first = from - (from % step);
  return Array.from({ length: Math.ceil((to - first) / step) + 1 }, (_, i) => (first + i * step) / 20);
}

/** New weights (a line with dots) against those in use (a broken line with squares) over the nights. */
export function Trials({ points }: { points: Point[] }) {
  const ticks = steps(points);
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 320, height: 220 }}>
      <LineChart data={points} margin={{ top: 10, right: 12, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <XAxis dataKey="night" tick={small} tickLine={false} axisLine={rule} minTickGap={24} padding={{ left: 12, right: 12 }} />
        <YAxis domain={[ticks[0] ?? 0, ticks.at(-1) ?? 1]} ticks={ticks} tick={small} tickLine={false} axisLine={false} width={44} tickFormatter={(v: number) => `${Math.round(v * 100)}%`} />
        <ReferenceLine y={0.5} stroke="var(--mantine-color-dimmed)" strokeDasharray="2 4" />
        <Line dataKey="champion" stroke="var(--model-old)" strokeWidth={2} strokeDasharray="6 4" dot={{ r: 2.5, fill: 'var(--model-old)', strokeWidth: 0 }} isAnimationActive={false} />
        <Line dataKey="challenger" stroke="var(--model-new)" strokeWidth={2} dot={{ r: 3.5, fill: 'var(--model-new)', strokeWidth: 0 }} isAnimationActive={false} />
      </LineChart>
    </ResponsiveContainer>
  );
}
