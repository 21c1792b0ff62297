import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { TurnView } from '../../api/schema/sessions';
import { Ready } from '../../parts/ready';
import classes from './transcript.module.css';

/** Who said what. */
export function Turns({ turns, label }: { turns: readonly TurnView[]; label: string }) {
  const { t } = useTranslation('talks');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable without a mouse
    <section className={classes.turns} tabIndex={0} aria-label={label}>
      <ol>
        {turns.map((turn, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- turns have no names of their own and never change places
          <li key={i} data-who={turn.who}>
            <Text size="sm" fw={600}>{t(`transcript.role.${turn.who}`)}{turn.label && <Text span size="sm" c="dimmed"> {turn.label}</Text>}</Text>
            <Text className={classes.words}>{turn.text}</Text>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The turns that are kept of a talk. */
export function StoredTurns({ session }: { session: string }) {
  const { t } = useTranslation('talks');
  const turns = useQuery({
    queryKey: ['consultant', 'transcript', session],
    queryFn: async () => (await ask(api.sessions.GET('/api/sessions/sessions/{id}/transcript', { params: { path: { id: session } } }))).turns ?? [],
  });
  return <Ready query={turns} lines={4}>{(all) => <Turns turns={all} label={t('transcript.title')} />}</Ready>;
}
