import { Progress, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';

/** Which page of a questionnaire is open, counted from 0. It is in the address, so the back button leads to the page before. */
export function useStep(total: number): [number, (step: number) => void] {
  const [search, setSearch] = useSearchParams();
  const asked = Number.parseInt(search.get('page') ?? '1', 10) - 1;
  const step = Math.min(Math.max(Number.isNaN(asked) ? 0 : asked, 0), Math.max(total - 1, 0));
  return [step, (next) => setSearch({ page: String(next + 1) })];
}

/** One page of a questionnaire: how far one is, what it is about, and the questions. Takes the focus when it follows another one. */
export function Step({ title, progress, says, children }: { title: string; progress: number; says: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(says);
  useEffect(() => {
    if (before.current === says) return;
    before.current = says;
    heading.current?.focus({ preventScroll: true });
  }, [says]);
  return (
    <Stack gap="lg">
      <div>
        <Text size="sm" c="dimmed" mb={6}>{says}</Text>
        <Progress value={progress * 100} size="sm" aria-hidden />
      </div>
      <Title order={2} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>{title}</Title>
      {children}
    </Stack>
  );
}
