import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** Brings the place that the address names after its # into view: the page was not there yet when the browser looked for it. */
export function useHere(): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash.length > 1) document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash]);
}
