import { useEffect } from 'react';

const scheme = 'data-mantine-color-scheme';

/** Prints in the light scheme whatever the screen shows: paper is white, and light ink on it cannot be read. */
export function usePaper() {
  useEffect(() => {
    const root = document.documentElement;
    let shown: string | null = null;
    const print = () => {
      shown = root.getAttribute(scheme);
      root.setAttribute(scheme, 'light');
    };
    const restore = () => {
      if (shown !== null) root.setAttribute(scheme, shown);
      shown = null;
    };
    addEventListener('beforeprint', print);
    addEventListener('afterprint', restore);
    return () => {
      removeEventListener('beforeprint', print);
      removeEventListener('afterprint', restore);
    };
  }, []);
}
