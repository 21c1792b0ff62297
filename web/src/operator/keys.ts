import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useRef } from 'react';

const writing = new Set(['text', 'search', 'email', 'tel', 'url', 'number', 'password', 'date']);

function occupied(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return writing.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

/** Whether single keys do something; each person switches it on this device, since they get in the way of speech input and some readers. */
export function useKeysWanted() {
  return useLocalStorage({ key: 'kikite.keys', defaultValue: true, getInitialValueInEffect: false });
}

/** Does something for single keys, unless somebody is writing, a dialog asks something, or keys are not wanted. */
export function useKeys(actions: Readonly<Record<string, () => void>>, wanted: boolean): void {
  const current = useRef(actions);
  useEffect(() => {
    current.current = actions;
  });
  useEffect(() => {
    if (!wanted) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat || occupied(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      const act = current.current[event.key.toLowerCase()];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [wanted]);
}
