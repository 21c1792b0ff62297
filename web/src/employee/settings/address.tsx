import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import { Loading } from '../../parts/loading';

// Few need them, and then they come.
const Wanted = lazy(async () => ({ default: (await import('./address_forms')).Wanted }));
const Code = lazy(async () => ({ default: (await import('./address_forms')).Code }));

/** Another private address: a code goes there, and with the code mail and sign-in follow. A reload finds the code still waited for. */
export function Address() {
  const { t } = useTranslation('rights');
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  const pending = useQuery({ queryKey: ['address'], queryFn: () => ask(api.signup.GET('/api/signup/me/address')) }).data?.pending;
  if (asking || pending) {
    return (
      <Suspense fallback={<Loading lines={2} />}>
        {asking || !pending ? <Wanted close={() => setAsking(false)} /> : <Code pending={pending} again={() => setAsking(true)} done={() => setDone(true)} />}
      </Suspense>
    );
  }
  return (
    <Stack gap="sm" align="flex-start">
      <div role="status">{done && <Alert color="tokiwa" variant="light"><Text c="var(--mantine-color-text)">{t('address.done')}</Text></Alert>}</div>
      <Button variant="default" onClick={() => { setDone(false); setAsking(true); }}>{t('address.open')}</Button>
    </Stack>
  );
}
