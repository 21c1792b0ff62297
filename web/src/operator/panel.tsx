import { Group, Paper, Stack, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import classes from './parts.module.css';

/** A part of a page under its own heading. Beside: it stays in sight while the rest is read. */
export function Panel({ title, aside, beside, children }: { title: string; aside?: ReactNode; beside?: boolean; children: ReactNode }) {
  const id = useId();
  return (
    <Paper component="section" aria-labelledby={id} className={beside ? `${classes.panel} ${classes.beside}` : classes.panel}>
      <Stack gap="md">
        <Group justify="space-between" gap="sm"><Title order={2} size="h3" id={id}>{title}</Title>{aside}</Group>
        {children}
      </Stack>
    </Paper>
  );
}
