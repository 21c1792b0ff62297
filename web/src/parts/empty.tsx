import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './empty.module.css';

/** What stands where nothing is yet: why, and what to do about it. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <Stack align="center" gap="sm" className={classes.root}>
      <svg width="84" height="60" viewBox="0 0 84 60" aria-hidden="true" focusable="false" className={classes.drawing}>
        <ellipse cx="42" cy="52" rx="30" ry="3.5" className={classes.shade} />
        <path d="M22 44V24a8 8 0 0 1 8-8h24a8 8 0 0 1 8 8v10a8 8 0 0 1-8 8H34l-8 6z" className={classes.bubble} />
        <path d="M34 27h16M34 33h10" className={classes.line} />
      </svg>
      <Title order={2} size="h3" ta="center">{title}</Title>
      {children && <Text c="dimmed" ta="center" maw={460} style={{ textWrap: 'balance' }}>{children}</Text>}
      {action}
    </Stack>
  );
}
