import { Alert, Anchor, Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../../api/client';
import type { Upload } from '../../api/schema/signup';
import { Ready } from '../../parts/ready';
import { ErrorsTable } from './errors_table';
import classes from './roster.module.css';

const under_way = (u: Upload | undefined) => u === undefined || u.status === 'waiting' || u.status === 'importing';

/** After about so many seconds it is said that this takes long, and asked less often. */
const patience = 40;

/** Where an uploaded roster stands: on its way, then what it did. Its address can be opened again. */
export function Outcome({ id, another }: { id: string; another: () => void }) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: ['roster', 'upload', id],
    queryFn: () => ask(api.signup.GET('/api/signup/roster/uploads/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state }) => (under_way(state.data) && !state.error ? (state.dataUpdateCount < patience ? 1_000 : 5_000) : false),
  });
  const [late, setLate] = useState(false);
  const ended = query.data !== undefined && !under_way(query.data);
  useEffect(() => {
    if (ended) void client.invalidateQueries({ predicate: ({ queryKey: [a, b] }) => a === 'company' || (a === 'roster' && b !== 'upload') });
  }, [ended, client]);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience * 1_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Paper bg="var(--kikite-surface)" p={{ base: 'md', sm: 'xl' }} style={{ border: '1px solid var(--kikite-line)' }} aria-live="polite">
      <Ready query={query}>
        {(u) => (under_way(u) ? <OnItsWay upload={u} late={late} another={another} /> : <Result upload={u} another={another} />)}
      </Ready>
    </Paper>
  );
}

function OnItsWay({ upload: u, late, another }: { upload: Upload; late: boolean; another: () => void }) {
  const { t } = useTranslation('hr');
  const total = u.counts.added + u.counts.changed + u.counts.vanished;
  const importing = u.status === 'importing';
  const title = t(importing ? 'roster.state.importing' : 'roster.state.waiting');
  return (
    <Stack gap="sm">
      <Title order={2}>{title}</Title>
      <Progress value={importing && total > 0 ? (100 * u.stored) / total : 100} animated={!importing} striped={!importing} aria-label={title} />
      {importing && total > 0 && <Text size="sm" c="dimmed" className="tabular">{t('roster.state.progress', { total, stored: u.stored })}</Text>}
      {late && <><Text>{t('roster.state.late')}</Text><Group><Button variant="default" onClick={another}>{t('roster.again')}</Button></Group></>}
    </Stack>
  );
}

function Result({ upload: u, another }: { upload: Upload; another: () => void }) {
  const { t } = useTranslation('hr');
  const status = u.status === 'applied' ? 'applied' : u.status === 'superseded' ? 'superseded' : 'refused';
  const errors = u.errors ?? [];
  return (
    <Stack gap="lg">
      <div>
        <Title order={2}>{t(`roster.state.${status}`)}</Title>
        <Text size="sm" c="dimmed">{u.filename}</Text>
      </div>
      {status !== 'applied' && <Text>{t(`roster.state.${status}Text`)}</Text>}
      {status === 'applied' && <Counted upload={u} />}
      {errors.length > 0 && <div><Title order={3} mb="sm">{t('roster.preview.errors')}</Title><ErrorsTable errors={errors} upload={u.roster_id} /></div>}
      <Group>
        {status === 'applied' && <Button component={Link} to="/hr/invitations">{t('roster.state.toInvite')}</Button>}
        <Button variant="default" onClick={another}>{t('roster.state.another')}</Button>
      </Group>
    </Stack>
  );
}

const counts = ['added', 'changed', 'unchanged', 'vanished', 'errors'] as const;

function Counted({ upload: u }: { upload: Upload }) {
  const { t } = useTranslation('hr');
  return (
    <>
      <dl className={classes.facts}>
        {counts.map((c) => (
          <div key={c}>
            <dt>{t(`roster.state.${c}`)}</dt>
            <dd className={classes.number}>{c === 'errors' ? t('roster.preview.rows', { count: u.counts[c] }) : t('home.people', { count: u.counts[c] })}</dd>
          </div>
        ))}
      </dl>
      {u.counts.vanished > 0 && <Alert color="kaki" variant="light"><Text size="sm" c="var(--mantine-color-text)">{t('roster.state.vanishedText')}</Text><Anchor component={Link} to="/hr/roster/departures" size="sm">{t('roster.departures.open')}</Anchor></Alert>}
    </>
  );
}
