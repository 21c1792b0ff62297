import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { api, ask } from '../api/client';
import { Problem } from '../api/problem';
import type { RecoveryView } from '../api/schema/signup';
import { Sheet } from '../employee/booking/facts';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { useProblemText } from '../parts/problem_text';
import { Ready } from '../parts/ready';
import { useSend } from '../parts/send';
import { useTimes } from '../parts/time';

/** Where the mails about a lost private address lead: the new one is taken into use here, or the one before says no. Nobody can sign in with either yet. */
export function Component() {
  const { t } = useTranslation('address');
  const secret = useLocation().hash.slice(1);
  const query = useQuery({
    queryKey: ['recovery', secret], enabled: secret !== '', retry: (n, error) => n < 2 && Problem.of(error).code !== 'no_recovery',
    queryFn: () => ask(api.signup.GET('/api/signup/public/address-recoveries/{secret}', { params: { path: { secret } } })),
  });
  const unknown = secret === '' || (query.error && Problem.of(query.error).code === 'no_recovery');
  const title = t(query.data?.stop ? 'recovery.stopTitle' : 'recovery.title');
  return (
    <Page title={title} width="narrow">
      {unknown ? <Empty title={t('recovery.unknown')}>{t('recovery.unknownText')}</Empty> : <Ready query={query} lines={4}>{(view) => <Asked secret={secret} before={view} />}</Ready>}
    </Page>
  );
}

function Asked({ secret, before }: { secret: string; before: RecoveryView }) {
  const { t } = useTranslation('address');
  const { moment } = useTimes();
  const text = useProblemText();
  const use = useSend<string, RecoveryView>({
    name: 'recovery', send: () => ask(api.signup.POST('/api/signup/public/address-recoveries/{secret}', { params: { path: { secret } } })),
  });
  const { stop, state, not_before: from } = use.data ?? before;
  const can = stop ? state === 'waiting' || state === 'open' || state === 'over' : state === 'open';
  return (
    <Sheet>
      <Stack gap="md" align="flex-start">
        <Text role="status">{t(stop ? `recovery.stop.${state}` : `recovery.take.${state}`, { from: moment(from) })}</Text>
        {use.error !== null && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(use.error, t('recovery.problem', { returnObjects: true }))}</Text></Alert>}
        {can && <Button size="md" color={stop ? 'red' : undefined} loading={use.pending} onClick={() => use.send('')}>{t(stop ? 'recovery.stopAction' : 'recovery.takeAction')}</Button>}
        {!stop && state === 'done' && <Button component={Link} to="/home">{t('recovery.signIn')}</Button>}
        {stop && state === 'done' && <Button component={Link} to="/inquiry" variant="default">{t('recovery.write')}</Button>}
      </Stack>
    </Sheet>
  );
}
