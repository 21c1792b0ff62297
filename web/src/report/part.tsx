import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './report.module.css';

/** One section of the report, which others can point to by its ID. */
export function Part({ id, title, lead, children }: { id: string; title: string; lead?: string; children: ReactNode }) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className={classes.part}>
      <Stack gap="md">
        <div className={classes.opening}>
          <Title order={2} id={`${id}-title`}>{title}</Title>
          {lead && <Text c="dimmed" maw={760} mt={4} style={{ textWrap: 'balance' }}>{lead}</Text>}
        </div>
        {children}
      </Stack>
    </section>
  );
}
