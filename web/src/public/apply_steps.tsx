import { Group, Text, Title } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './apply.module.css';
import { steps } from './apply_values';

/** Where somebody is in the application. The name of a new step takes the focus, so that it is read out. */
export function Steps({ now }: { now: number }) {
  const { t } = useTranslation('public');
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(now);
  useEffect(() => {
    if (before.current === now) return;
    before.current = now;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'center' });
  }, [now]);
  return (
    <div>
      <Group justify="space-between" align="baseline" wrap="nowrap">
        <Title order={2} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>{t(`apply.steps.${steps[now] ?? 'person'}`)}</Title>
        <Text size="sm" c="dimmed" className="tabular" style={{ whiteSpace: 'nowrap' }}>{t('apply.step', { now: now + 1, all: steps.length })}</Text>
      </Group>
      <ol className={classes.bar} aria-hidden="true">
        {steps.map((s, i) => <li key={s} className={i <= now ? classes.done : undefined} />)}
      </ol>
    </div>
  );
}
