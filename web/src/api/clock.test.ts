import { describe, expect, it, vi } from 'vitest';
import { listen, now } from './clock';

const at = (time: string) => listen(new Response(null, { headers: { Date: new Date(time).toUTCString() } }));

describe('now', () => {
  it("follows the service's clock, and a device's that is about right", () => {
    vi.useFakeTimers({ now: new Date('2026-11-22T09:00:00Z') });
    at('2026-11-29T09:00:00Z');
    expect(new Date(now()).toISOString()).toBe('2026-11-29T09:00:00.000Z');
    listen(new Response());
    expect(new Date(now()).toISOString()).toBe('2026-11-29T09:00:00.000Z');
    at('2026-11-22T09:00:02Z');
    expect(new Date(now()).toISOString()).toBe('2026-11-22T09:00:00.000Z');
    vi.useRealTimers();
  });
});
