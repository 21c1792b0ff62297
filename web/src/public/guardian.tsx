import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { api, ask } from '../api/client';
import { Problem } from '../api/problem';
import type { GuardianRequest } from '../api/schema/signup';
import { Promises } from '../employee/welcome/promises';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { useProblemText } from '../parts/problem_text';
import { Ready } from '../parts/ready';
import { useSend } from '../parts/send';
import { Sent } from './sent';

/** Where the mail to a guardian leads: the plain text and one button, without a sign-in. */
export function Component() {
  const { t } = useTranslation('rights');
  const secret = useLocation().hash.slice(1);
  const query = useQuery({
    queryKey: ['guardian', secret], enabled: secret !== '', retry: (n, error) => n < 2 && Problem.of(error).code !== 'no_guardian_request',
    queryFn: () => ask(api.signup.GET('/api/signup/public/guardians/{secret}', { params: { path: { secret } } })),
  });
  if (secret === '' || (query.error && Problem.of(query.error).code === 'no_guardian_request')) {
    return <Page title={t('for_guardian.title')} width="narrow"><Empty title={t('for_guardian.unknown')}>{t('for_guardian.unknownText')}</Empty></Page>;
  }
  if (!query.data) return <Page title={t('for_guardian.title')} width="narrow"><Ready query={query} lines={8}>{() => null}</Ready></Page>;
  return <Asked secret={secret} request={query.data} />;
}

function Asked({ secret, request }: { secret: string; request: GuardianRequest }) {
  const { t, i18n } = useTranslation('rights');
  const text = useProblemText();
  const { person, version, texts } = request;
  const agree = useSend<string, GuardianRequest>({
    name: 'guardian', send: () => ask(api.signup.POST('/api/signup/public/guardians/{secret}', { params: { path: { secret } }, body: { version } })),
  });
  if (agree.data ?? request.agreed_at) return <Sent title={t('for_guardian.done')} actions={null}><p>{t('for_guardian.doneText', { person })}</p></Sent>;
  return (
    <Page title={t('for_guardian.title')} lead={t('for_guardian.lead', { person })} width="narrow">
      <Promises text={texts?.find((x) => x.locale === i18n.language) ?? texts?.[0]} />
      <Stack>
        {agree.error && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(agree.error, t('guardian_problem', { returnObjects: true }))}</Text></Alert>}
        <Button size="lg" loading={agree.pending} onClick={() => agree.send('')}>{t('for_guardian.agree')}</Button>
        <Text size="sm" c="dimmed">{t('for_guardian.no')}</Text>
      </Stack>
    </Page>
  );
}
