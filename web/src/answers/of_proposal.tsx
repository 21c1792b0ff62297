import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../api/schema/reports';
import { Loading } from '../parts/loading';
import { calendarDate, useTimes } from '../parts/time';
import { answersKey, readAnswers } from './read';

// The form is loaded when somebody answers.
const Give = lazy(async () => ({ default: (await import('./give')).Give }));

const tones = { will_do: 'tokiwa', done: 'tokiwa', will_not: 'gray' } as const;

/** What the company answered, in its own words. */
export function Said({ answer }: { answer: Answer }) {
  const { t } = useTranslation('answers');
  const times = useTimes('UTC');
  return (
    <div>
      <Group gap="xs">
        <Badge variant={answer.answer === 'done' ? 'filled' : 'light'} color={tones[answer.answer]} size="lg" radius="sm" tt="none" c={answer.answer === 'done' ? undefined : 'var(--mantine-color-text)'}>{t(`is.${answer.answer}`)}</Badge>
        <Text size="sm" c="dimmed">{t('hr.on', { date: times.date(calendarDate(answer.on)) })}</Text>
      </Group>
      {answer.why && <Text mt={6} style={{ whiteSpace: 'pre-line' }}>{answer.why}</Text>}
    </div>
  );
}

/** HR's answer to one proposal of a month, below the proposal. */
export function OfProposal({ month, proposal }: { month: string; proposal: string }) {
  const { t } = useTranslation('answers');
  const [open, setOpen] = useState(false);
  const query = useQuery({ queryKey: answersKey(month), queryFn: () => readAnswers(month) });
  const items = (query.data?.items ?? []).filter((i) => i.proposal === proposal);
  if (items.length === 0) return <Text size="sm" c="dimmed" aria-busy={query.isPending}>{query.isPending ? '…' : t('hr.none')}</Text>;
  const given = items.flatMap((i) => i.answer ?? []).toSorted((a, b) => b.on.localeCompare(a.on))[0];
  return (
    <Stack gap="sm">
      {given ? <Said answer={given} /> : <Text size="sm" c="dimmed">{t('hr.none')}</Text>}
      {open
        ? <Suspense fallback={<Loading lines={3} />}><Give month={month} items={items} close={() => setOpen(false)} /></Suspense>
        : <Group className="no-print"><Button variant="default" size="compact-md" onClick={() => setOpen(true)}>{t(given ? 'hr.change' : 'hr.give')}</Button></Group>}
    </Stack>
  );
}
