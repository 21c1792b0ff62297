const day = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the clocks of a zone are ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(moment).map((p) => [p.type, Number(p.value)])) as Record<string, number>;
  const wall = Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second);
  return wall - Math.floor(moment / 1000) * 1000;
}

/** The first moment of the calendar date in UTC, which stands for the date of any zone. */
export const dateMark = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** The date a number of days later. */
export const addDays = (date: string, days: number): string => new Date(dateMark(date) + days * day).toISOString().slice(0, 10);

/** The calendar date of a zone at a moment. */
export const dateIn = (moment: number, zone: string): string => new Date(moment + offsetAt(moment, zone)).toISOString().slice(0, 10);

/** The minutes after midnight that the clocks of a zone show at a moment. */
export const minuteIn = (moment: number, zone: string): number => Math.floor(((moment + offsetAt(moment, zone)) % day) / 60_000);

/**
 * When the clocks of a zone first show a minute of a date, in milliseconds. A minute that a change of the clocks skips stands for
 * the first moment after the gap; both as the API counts.
 */
export function instant(date: string, minute: number, zone: string): number {
  const wall = dateMark(date) + minute * 60_000;
  const [low, high] = [wall - 26 * 3_600_000, wall + 26 * 3_600_000];
  const offsets = [offsetAt(low, zone), offsetAt(high, zone)];
  for (const offset of [Math.max(...offsets), Math.min(...offsets)]) {
    if (offsetAt(wall - offset, zone) === offset) return wall - offset;
  }
  return change(low, high, zone);
}

/** The moment between two at which the clocks change, to the second. */
function change(low: number, high: number, zone: string): number {
  const before = offsetAt(low, zone);
  let [from, to] = [Math.floor(low / 1000), Math.floor(high / 1000)];
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if (offsetAt(middle * 1000, zone) === before) from = middle;
    else to = middle;
  }
  return to * 1000;
}
