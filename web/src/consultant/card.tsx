import { Paper, Stack, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface Props {
  title: string;
  children: ReactNode;
  /** Quiet cards stand behind the others. */
  quiet?: boolean;
  id?: string;
}

/** A titled part of a page. */
export function Card({ title, children, quiet, id }: Props) {
  const heading = useId();
  return (
    <Paper
      component="section" id={id} aria-labelledby={heading} p={{ base: 'md', sm: 'lg' }}
      bg={quiet ? 'var(--kikite-tint)' : 'var(--kikite-surface)'} style={{ border: '1px solid var(--kikite-line)' }}
    >
      <Stack gap="md">
        <Title order={2} size="h3" id={heading}>{title}</Title>
        {children}
      </Stack>
    </Paper>
  );
}
