import { useEffect, useState } from 'react';
import { now } from '../api/clock';

/** The service's time in milliseconds since 1970, which moves on while the page is open; every is in milliseconds. */
export function useNow(every = 15_000): number {
  const [time, setTime] = useState(now);
  useEffect(() => {
    const tick = () => setTime(now());
    const timer = setInterval(tick, every);
    // Timers sleep in a tab that is not looked at; what is seen first must be right.
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [every]);
  return time;
}
