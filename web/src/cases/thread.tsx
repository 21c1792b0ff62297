import { Alert, Badge, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../api/schema/sessions';
import { Fact, Facts, Sheet } from '../employee/booking/facts';
import { calendarDate, useTimes } from '../parts/time';
import classes from './thread.module.css';

/** Who looks at a case: its words are theirs or the other side's. */
export type Side = 'employee' | 'desk';

/** The state of a case as a word. */
export function CaseChip({ status }: { status: CaseView['status'] }) {
  const { t } = useTranslation('cases');
  const waits = status === 'open' || status === 'acknowledged';
  return (
    <Badge size="lg" radius="sm" tt="none" fw={500} variant={waits ? 'light' : 'default'} color={waits ? 'tokiwa' : 'gray'} c={waits ? 'var(--mantine-color-text)' : undefined}>
      {t(`status.${status}`)}
    </Badge>
  );
}

/** Says which deadline of the desk is over. */
export function Overdue({ of }: { of: CaseView }) {
  const { t } = useTranslation('cases');
  if (of.overdue.length === 0) return null;
  return (
    <Alert role="note" color="kaki" variant="light">
      {of.overdue.map((d) => <Text key={d} c="var(--mantine-color-text)">{t(`overdue.${d}`)}</Text>)}
    </Alert>
  );
}

/** The days by which the desk owes something. */
export function Deadlines({ of, children }: { of: CaseView; children?: ReactNode }) {
  const { t } = useTranslation('cases');
  const times = useTimes('UTC');
  const day = (date: string) => times.date(calendarDate(date));
  return (
    <Facts>
      <Fact label={t('facts.opened')}>{day(of.opened_on)}</Fact>
      {of.status === 'open' && <Fact label={t('facts.acknowledge')}>{t('facts.by', { date: day(of.acknowledge_by) })}</Fact>}
      {(of.status === 'open' || of.status === 'acknowledged') && <Fact label={t('facts.outcome')}>{t('facts.by', { date: day(of.outcome_by) })}</Fact>}
      {of.outcome && <Fact label={t('facts.result')} strong>{t(`outcome.${of.outcome}`)}</Fact>}
      {children}
    </Facts>
  );
}

/** What both sides wrote, oldest first. Days only: in an anonymous case an hour could tell who writes. */
export function Thread({ of, side }: { of: CaseView; side: Side }) {
  const { t } = useTranslation('cases');
  const times = useTimes('UTC');
  return (
    <Stack gap="md" component="section" aria-labelledby="thread">
      <Title order={2} id="thread">{t('thread.title')}</Title>
      <ol className={classes.thread}>
        {of.messages.map((m, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- messages are only ever added at the end
          <li key={i} className={m.from === side ? classes.mine : classes.theirs}>
            <Sheet tint={m.from === side}>
              <Group gap="xs" mb={4}>
                <Text size="sm" fw={600}>{m.from === side ? t('thread.you') : (m.name ?? t(`thread.${m.from}`))}</Text>
                <Text size="sm" c="dimmed">{times.date(calendarDate(m.on))}</Text>
                {m.kind !== 'text' && <Text size="sm" c="dimmed">{t(`thread.kind.${m.kind}`)}</Text>}
              </Group>
              <Text className={classes.words}>{m.text}</Text>
            </Sheet>
          </li>
        ))}
      </ol>
    </Stack>
  );
}
