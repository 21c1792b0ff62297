import { CloseButton, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './find.module.css';

/** What was just done, in sight wherever the list stands. It takes the focus, since the button that had it is gone with its card. */
export function Said({ text, close, children }: { text: string; close: () => void; children?: ReactNode }) {
  const { t: common } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (text) bar.current?.focus({ preventScroll: true });
  }, [text]);
  return (
    <div role="status">
      {text && (
        <div ref={bar} tabIndex={-1} className={classes.bar}>
          <Text size="sm" className={classes.said}>{text}</Text>
          {children}
          <CloseButton aria-label={common('close')} onClick={close} />
        </div>
      )}
    </div>
  );
}
