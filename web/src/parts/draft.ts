import { useCallback, useState } from 'react';

const prefix = 'kikite.draft.';

/**
 * What somebody has typed so far, kept in this tab until it is sent: over a reload, a broken connection, the way to the sign-in
 * page and back. It never leaves the tab, and signing out removes it.
 */
export function useDraft<T extends object>(name: string, initial: T): [T, (next: T) => void, () => void, boolean] {
  const [kept] = useState(() => read<T>(name));
  const [value, setValue] = useState<T>({ ...initial, ...kept });
  const keep = useCallback(
    (next: T) => {
      setValue(next);
      try {
        sessionStorage.setItem(prefix + name, JSON.stringify(next));
      } catch {
        // no storage: the draft lives as long as the page
      }
    },
    [name],
  );
  const forget = useCallback(() => {
    try {
      sessionStorage.removeItem(prefix + name);
    } catch {
      // nothing was kept
    }
  }, [name]);
  return [value, keep, forget, kept !== undefined];
}

function read<T>(name: string): Partial<T> | undefined {
  try {
    const text = sessionStorage.getItem(prefix + name);
    return text === null ? undefined : (JSON.parse(text) as Partial<T>);
  } catch {
    return undefined;
  }
}
