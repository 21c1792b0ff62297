import { Alert, Button, Stack, Text } from '@mantine/core';
import { type ReactNode, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, Outlet, useLocation } from 'react-router';
import { Problem } from '../api/problem';
import { BareFrame } from '../frame/bare_frame';
import { Dialog } from '../parts/dialog';
import { Failure } from '../parts/failure';
import { Loading } from '../parts/loading';
import { Page } from '../parts/page';
import { homes, type Role, useMe } from './me';
import { session } from './session';

/** Lets only who is signed in to the pages below; others are taken to the sign-in page and brought back here. */
export function Guard() {
  const { t } = useTranslation();
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  const { pathname, search, hash } = useLocation();
  const here = pathname + search + hash;
  const away = state === 'unknown' || state === 'out';
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    if (state === 'unknown' && failure === undefined) session.signIn(here).catch((cause: unknown) => setFailure(Problem.unreachable(cause)));
  }, [state, here, failure]);
  if (away) return <Waiting failure={failure} again={() => setFailure(undefined)} />;
  return (
    <>
      <Dialog open={state === 'expired'} title={t('expired.title')}>
        <Stack>
          <Text>{t('expired.text')}</Text>
          <Button onClick={() => void session.signIn(here)}>{t('expired.action')}</Button>
        </Stack>
      </Dialog>
      <Suspense fallback={<Waiting />}><Outlet /></Suspense>
    </>
  );
}

/** Lets only one role to the pages below. /home is everybody's: it leads to the role's own first page. */
export function Only({ as, children }: { as: Role; children: ReactNode }) {
  const { t } = useTranslation();
  const me = useMe();
  const { pathname } = useLocation();
  if (me.role === as) return children;
  if (pathname === '/home') return <Navigate to={homes[me.role]} replace />;
  return (
    <Page title={t('notYours.title')} width="narrow">
      <Alert color="kaki" variant="light"><Text c="var(--mantine-color-text)">{t('notYours.text')}</Text></Alert>
      <Button component={Link} to={homes[me.role]}>{t('notYours.action')}</Button>
    </Page>
  );
}

function Waiting({ failure, again }: { failure?: unknown; again?: () => void }) {
  const { t } = useTranslation();
  return (
    <BareFrame>
      <Page title={t('product')} width="narrow">{failure === undefined ? <Loading /> : <Failure error={failure} retry={again} />}</Page>
    </BareFrame>
  );
}
