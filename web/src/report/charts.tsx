import { Bar, BarChart, Cell, ErrorBar, LabelList, type LabelProps, Line, LineChart, ReferenceLine, ResponsiveContainer, usePlotArea, XAxis, YAxis } from 'recharts';
import type { ChartProps } from './chart';

const ink = 'var(--mantine-color-text)';
const quiet = 'var(--mantine-color-dimmed)';
const rule = { stroke: 'var(--kikite-line)' };
const tones = { better: 'var(--report-better)', worse: 'var(--report-worse)', plain: 'var(--report-plain)' } as const;
const small = { fontSize: 12, fill: quiet };

// The size of the labels, and with it about how wide a text is: Latin letters and digits take half of it and a little.
const size = 13;
const widthOf = (text: string) => [...text].reduce((sum, c) => sum + (c < '\u2e80' ? 0.62 : 1) * size, 0);

/** A text that fits beside another, with an ellipsis for what does not. */
function shortened(text: string, room: number): string {
  if (widthOf(text) <= room) return text;
  let letters = [...text];
  while (letters.length > 1 && widthOf(`${letters.join('')}…`) > room) letters = letters.slice(0, -1);
  return `${letters.join('')}…`;
}

// Keeps a text legible where the line of the whole company passes behind it.
const halo = { stroke: 'var(--kikite-surface)', strokeWidth: 4, strokeLinejoin: 'round', paintOrder: 'stroke' } as const;

const withSpans = (bars: ChartProps['bars']) =>
  bars.map((b) => ({ ...b, span: [Math.max(0, b.value - b.low), Math.max(0, b.high - b.value)] as [number, number] }));

/** Horizontal bars with the likely range of each, and a line where the company as a whole stands. Names and figures stand above the bars. */
export function Bars({ bars, ends, company }: ChartProps) {
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 320, height: 200 }}>
      <BarChart data={withSpans(bars)} layout="vertical" margin={{ top: 14, right: 10, bottom: 0, left: 10 }} accessibilityLayer={false}>
        <XAxis type="number" domain={ends} tick={small} tickLine={false} axisLine={rule} tickCount={5} allowDataOverflow />
        <YAxis type="category" dataKey="key" hide />
        {company && <ReferenceLine x={company.value} stroke={quiet} strokeDasharray="4 4" />}
        <Bar dataKey="value" barSize={12} radius={[0, 3, 3, 0]} isAnimationActive={false}>
          {bars.map((b) => <Cell key={b.key} fill={tones[b.tone ?? 'plain']} />)}
          <ErrorBar dataKey="span" direction="x" width={4} strokeWidth={1.5} stroke={ink} isAnimationActive={false} />
          <LabelList dataKey={both} content={Above} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  );
}

// Name and figure of a bar as one text: a label is given one value only.
const both = ({ name, shown }: { name?: string; shown?: string }) => `${name}\n${shown}`;

function Above({ y = 0, value }: LabelProps) {
  const plot = usePlotArea();
  const { x = 0, width = 320 } = plot ?? {};
  const [name = '', shown = ''] = String(value).split('\n');
  const look = { y: Number(y) - 7, fontSize: size, fill: ink, ...halo };
  return (
    <>
      <text x={x} {...look}>{shortened(name, width - widthOf(shown) - size)}</text>
      <text x={x + width} {...look} textAnchor="end" fontWeight={600}>{shown}</text>
    </>
  );
}

// Every point of a short course says its figure; of a long one only the last has room to.
function spoken(bars: ChartProps['bars'], key: string | undefined): string {
  const at = bars.findIndex((b) => b.key === key);
  return bars.length <= 4 || at === bars.length - 1 ? (bars[at]?.shown ?? '') : '';
}

/** A line over the months with the likely range of each point. */
export function Course({ bars, ends }: ChartProps) {
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 320, height: 200 }}>
      <LineChart data={withSpans(bars)} margin={{ top: 22, right: 12, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <XAxis dataKey="name" tick={small} tickLine={false} axisLine={rule} padding={{ left: 32, right: 32 }} />
        <YAxis domain={ends} tick={small} tickLine={false} axisLine={false} width={34} tickCount={5} />
        <Line dataKey="value" stroke={tones.plain} strokeWidth={2} dot={{ r: 4, fill: tones.plain, strokeWidth: 0 }} isAnimationActive={false}>
          <ErrorBar dataKey="span" direction="y" width={6} strokeWidth={1.5} stroke={ink} isAnimationActive={false} />
          <LabelList dataKey={(b: { key?: string }) => spoken(bars, b.key)} position="top" offset={10} fontSize={12} fontWeight={600} fill={ink} {...halo} />
        </Line>
      </LineChart>
    </ResponsiveContainer>
  );
}
