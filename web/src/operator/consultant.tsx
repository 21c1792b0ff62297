import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { api, ask } from '../api/client';
import type { Consultant } from '../api/schema/signup';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import classes from './consultants.module.css';
import { statuses, useQueue } from './consultant_queue';
import { Decision, type Done } from './decision';
import { History } from './history';
import { useKeys, useKeysWanted } from './keys';
import { LicenceRequest } from './licence_request';
import { Panel } from './panel';
import parts from './parts.module.css';
import { Profile } from './profile';
import { ConsultantChip } from './statuses';

// Apart from the page, whose script has no room for it.
const Connections = lazy(async () => ({ default: (await import('./consultant/details')).Connections }));
const Details = lazy(async () => ({ default: (await import('./consultant/details')).Details }));

const path = (id: string) => `/operator/consultants/${id}`;

/** One consultant: what they stated, their licences to check, the decision, and from there to the next in line. */
export function Component() {
  const { t } = useTranslation('operator');
  const id = useParams().id ?? '';
  const query = useQuery({ queryKey: ['consultant', id], queryFn: () => ask(api.signup.GET('/api/signup/consultants/{id}', { params: { path: { id } } })) });
  return (
    <Page
      title={query.data?.name || t('consultants.title')} up={{ to: `/operator/consultants?status=${statuses.find((s) => s === query.data?.status) ?? 'applied'}`, label: t('consultant.up') }}
      width="wide" actions={query.data && <ConsultantChip status={query.data.status} />}
    >
      <div>
        <Said />
        <Ready query={query} lines={8}>{(c) => <One key={c.consultant_id} consultant={c} />}</Ready>
      </div>
    </Page>
  );
}

/** What was decided on the page before this one. */
function Said() {
  const { t } = useTranslation('operator');
  const done = (useLocation().state as { done?: Done } | null)?.done;
  return (
    <div role="status">
      {done && (
        <Alert color="tokiwa" variant="light" mb="lg">
          <Text c="var(--mantine-color-text)">
            {t(`consultant.done.${done.to}`, { name: done.name })} <Anchor component={Link} to={path(done.id)} underline="always">{t('consultant.doneOpen')}</Anchor>
          </Text>
        </Alert>
      )}
    </div>
  );
}

function One({ consultant: c }: { consultant: Consultant }) {
  const { t } = useTranslation('operator');
  const navigate = useNavigate();
  const { list, consultants } = useQueue(statuses.find((s) => s === c.status) ?? 'suspended');
  const [keys] = useKeysWanted();
  const at = consultants.findIndex((o) => o.consultant_id === c.consultant_id);
  const before = at > 0 ? consultants[at - 1] : undefined;
  const after = at >= 0 ? consultants[at + 1] : undefined;
  const open = (o: Consultant | undefined) => () => o && void navigate(path(o.consultant_id));
  useKeys({ j: open(after), k: open(before) }, keys);
  // A decision on an application leads to the next in line; it does not lead away from somebody who was looked up.
  const decided = (done: Done) => {
    const next = c.status === 'applied' ? (after ?? before) : undefined;
    void navigate(path(next?.consultant_id ?? c.consultant_id), { state: { done }, replace: next === undefined });
  };
  return (
    <Stack gap="lg">
      {at >= 0 && (
        <nav className={classes.bar} aria-label={t('consultants.title')}>
          <Text size="sm" c="dimmed">{t(list.hasNextPage ? 'consultant.placeMore' : 'consultant.place', { n: at + 1, all: consultants.length })}</Text>
          <Group gap="xs">
            <Button variant="default" size="sm" disabled={!before} onClick={open(before)} leftSection={<IconArrowLeft size={16} aria-hidden />}>{t('consultant.previous')}</Button>
            <Button variant="default" size="sm" disabled={!after} onClick={open(after)} rightSection={<IconArrowRight size={16} aria-hidden />}>{t('consultant.nextOne')}</Button>
          </Group>
        </nav>
      )}
      <div className={parts.split}>
        <Stack gap="lg">
          <Profile consultant={c} />
          <Panel title={t('history.title')}><History of="consultant" moves={c.moves ?? []} /></Panel>
          <Suspense fallback={null}><Connections id={c.consultant_id} /></Suspense>
        </Stack>
        <Stack gap="lg" className={parts.beside}>
          <LicenceRequest id={c.consultant_id} />
          <Decision consultant={c} decided={decided} />
          {c.status !== 'erased' && <Suspense fallback={null}><Details consultant={c} /></Suspense>}
        </Stack>
      </div>
    </Stack>
  );
}
