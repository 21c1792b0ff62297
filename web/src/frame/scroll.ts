import { useEffect, useLayoutEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';

const places = new Map<string, number>();

/** A new page begins at its top; going back leads to where the reader was. The page's title takes the focus, so that it is read out. */
export function useScroll(): void {
  const { key, pathname, hash } = useLocation();
  const back = useNavigationType() === 'POP';
  useLayoutEffect(() => {
    if (hash === '') scrollTo(0, back ? (places.get(key) ?? 0) : 0);
    return () => void places.set(key, scrollY);
  }, [key, back, hash]);
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    document.getElementById('content')?.focus({ preventScroll: true });
  }, [pathname]);
}
