import { Stack, Text, Title } from '@mantine/core';
import classes from '../cases/thread.module.css';
import { calendarDate, useTimes } from '../parts/time';

/** What the company answered, with the day. */
export function Answers({ of, title }: { of: readonly { text: string; on: string }[]; title: string }) {
  const times = useTimes('UTC');
  return (
    <Stack gap="xs" pl="md" style={{ borderLeft: '3px solid var(--kikite-line)' }}>
      <Title order={3} size="h5">{title}</Title>
      {of.map((a, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- answers are only ever added at the end
        <div key={i}><Text size="sm" c="dimmed">{times.date(calendarDate(a.on))}</Text><Text className={classes.words}>{a.text}</Text></div>
      ))}
    </Stack>
  );
}
