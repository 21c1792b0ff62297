import { Box, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Move } from '../../api/schema/signup';
import { useMe } from '../../auth/me';
import { calendarDate, useTimes } from '../../parts/time';
import { Panel } from '../panel';
import classes from '../parts.module.css';
import { Changes } from './changes';

const kinds = ['signed', 'changed', 'ending', 'over'] as const;

/** What a contract went through, newest first: who changed which terms when, and why. */
export function TermsHistory({ moves }: { moves: readonly Move[] }) {
  const { t } = useTranslation('terms');
  const { t: operator } = useTranslation('operator');
  const times = useTimes();
  const day = useTimes('UTC');
  const me = useMe();
  const by = (m: Move) => (m.by === undefined ? t('history.itself') : m.by === me.account_id ? operator('history.you') : m.by_name || operator('history.colleague'));
  return (
    <Panel title={t('history.title')}>
      <ol className={classes.history} aria-label={t('history.title')}>
        {moves.toReversed().map((m) => (
          <li key={m.at + m.to}>
            <Group gap="xs" align="baseline">
              <Text fw={600}>{t(`history.${kinds.find((k) => k === m.to) ?? 'changed'}`)}</Text>
              <Text size="sm" c="dimmed"><time dateTime={m.at}>{times.date(m.at)} {times.clock(m.at)}</time>・{by(m)}</Text>
            </Group>
            {m.date && !m.changed?.some((c) => c.term === 'ends_on') && m.to !== 'changed' && (
              <Text size="sm">{t(m.to === 'signed' ? 'history.received' : 'history.last', { date: day.date(calendarDate(m.date)) })}</Text>
            )}
            {m.changed && <Box mt="xs"><Changes changes={m.changed} /></Box>}
            {m.note && <Text className={classes.said} mt="xs">{m.note}</Text>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
