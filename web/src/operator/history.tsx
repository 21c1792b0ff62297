import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Move } from '../api/schema/signup';
import { useMe } from '../auth/me';
import { dayOf } from './checks';
import { calendarDate, useTimes } from '../parts/time';
import classes from './parts.module.css';

/** Notes that are no person's words: what an import leaves, and a suspension that nobody decided. */
const notes = { 'partner network': 'imported', licence_lapsed: 'lapsed' } as const;
const ofNobody = (note: string | undefined): note is keyof typeof notes => note !== undefined && note in notes;

/** What happened to an inquiry or a consultant, newest first: who did what when, and why. */
export function History({ of, moves }: { of: 'inquiry' | 'consultant'; moves: readonly Move[] }) {
  const { t } = useTranslation('operator');
  const times = useTimes();
  const day = useTimes('UTC');
  const me = useMe();
  const by = (m: Move) => (m.by === undefined && m.note === 'licence_lapsed' ? t('history.itself') : m.by === undefined ? t(`history.themselves.${of}`) : m.by === me.account_id ? t('history.you') : m.by_name || t('history.colleague'));
  return (
    <ol className={classes.history} aria-label={t('history.title')}>
      {moves.toReversed().map((m) => (
        <li key={m.at + m.to}>
          <Group gap="xs" align="baseline">
            <Text fw={600}>{t(`history.${of}.${m.to}` as 'history.inquiry.heard')}</Text>
            <Text size="sm" c="dimmed"><time dateTime={m.at}>{times.date(m.at)} {times.clock(m.at)}</time>・{by(m)}</Text>
          </Group>
          {m.date && (
            <Text size="sm">
              {m.place
                ? t(m.date > dayOf(m.at) ? 'history.planned' : 'history.hearing', { date: day.date(calendarDate(m.date)), place: t(`hearing.places.${m.place === 'visit' ? 'visit' : 'online'}`) })
                : t('history.on', { date: day.date(calendarDate(m.date)) })}
            </Text>
          )}
          {m.note && <Text className={classes.said} mt={4}>{ofNobody(m.note) ? t(`history.${notes[m.note]}`) : m.note}</Text>}
        </li>
      ))}
    </ol>
  );
}
