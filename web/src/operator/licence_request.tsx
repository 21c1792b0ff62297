import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import { Failure } from '../parts/failure';
import type { Decision } from './consultant/decide';

// Seldom needed, and apart from the page, whose script has no room for it.
const Decide = lazy(async () => ({ default: (await import('./consultant/details')).Decide }));

/** Other licences that a consultant asks for, to be checked and decided on; nothing where none waits. What was decided stays said. */
export function LicenceRequest({ id }: { id: string }) {
  const { t } = useTranslation('operator');
  const [done, setDone] = useState<Decision>();
  const query = useQuery({
    queryKey: ['consultant', id, 'licence-request'],
    queryFn: () => ask(api.signup.GET('/api/signup/consultants/{id}/licence-request', { params: { path: { id } } })),
  });
  const asked = query.data?.request;
  return (
    <>
      <div role="status" style={{ display: done ? undefined : 'contents' }}>
        {done && <Alert color="tokiwa" variant="light"><Text c="var(--mantine-color-text)">{t(`licenceRequest.done.${done}`)}</Text></Alert>}
      </div>
      {query.error && <Failure error={query.error} retry={() => void query.refetch()} />}
      {asked && <Suspense fallback={null}><Decide key={asked.asked_at} id={id} asked={asked} decided={setDone} /></Suspense>}
    </>
  );
}
