import type { BookingBody } from '../../api/schema/booking';

const stamp = (time: string | Date) => new Date(time).toISOString().replace(/[-:]|\.\d+/g, '');

const escaped = (text: string) => text.replace(/[\\;,]/g, (c) => `\\${c}`).replaceAll('\n', '\\n');

const octets = (text: string) => new TextEncoder().encode(text).length;

// RFC 5545, 3.1: at most 75 octets a line; the rest follows after a space. A character is never cut in two.
function folded(line: string): string {
  const lines = [''];
  for (const c of line) {
    const last = lines.length - 1;
    if (octets(lines[last] + c) > 74) lines.push(` ${c}`);
    else lines[last] += c;
  }
  return lines.join('\r\n');
}

/**
 * A booking as a calendar entry (RFC 5545). UID and sequence are those of the entry that is mailed, so that a calendar keeps one of
 * them only; the title says nothing about the talk, because a work calendar may be shared.
 */
export function calendarEntry(booking: BookingBody, title: string, link: string, now: Date): string {
  return [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Kikite//NONSGML//EN', 'METHOD:PUBLISH', 'BEGIN:VEVENT',
    `UID:${booking.booking_id}@kikite`, `DTSTAMP:${stamp(now)}`, `DTSTART:${stamp(booking.starts_at)}`, `DTEND:${stamp(booking.ends_at)}`,
    `SEQUENCE:${booking.sequence}`, `SUMMARY:${escaped(title)}`, `URL:${link}`, 'CLASS:PRIVATE', 'STATUS:CONFIRMED', 'END:VEVENT', 'END:VCALENDAR', '',
  ].map(folded).join('\r\n');
}

/** Gives a text to the browser as a file to keep or open. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
