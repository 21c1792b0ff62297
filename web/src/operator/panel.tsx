import { Group, Paper, Stack, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './parts.module.css';

/** A part of a page under its own heading. */
export function Panel({ title, aside, children, anchor }: { title: string; aside?: ReactNode; children: ReactNode; anchor?: string }) {
  const id = useId();
  return (
    <Paper component="section" aria-labelledby={id} id={anchor} className={classes.panel}>
      <Stack gap="md">
        <Group justify="space-between" gap="sm"><Title order={2} size="h3" id={id}>{title}</Title>{aside}</Group>
        {children}
      </Stack>
    </Paper>
  );
}
