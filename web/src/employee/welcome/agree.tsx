import { Alert, Button, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { Me } from '../../api/schema/signup';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';

interface Props {
  version: string;
  agreed: (me: Me) => void;
  failed: (error: unknown) => void;
}

/** The one button of the consent. Agreeing twice is the same as once. */
export function Agree({ version, agreed, failed }: Props) {
  const { t } = useTranslation('employee');
  const { t: common } = useTranslation();
  const text = useProblemText();
  const consent = useSend({
    name: `consent/${version}`,
    send: () => ask(api.signup.POST('/api/signup/me/consents', { body: { version } })),
    sent: agreed,
  });
  const { error } = consent;
  useEffect(() => {
    if (error) failed(error);
    // eslint-disable-next-line react/exhaustive-deps -- told once for each error, not for each render of the page
  }, [error]);
  return (
    <Stack>
      {error && (
        <Alert role="alert" color="red" variant="light">
          <Text c="var(--mantine-color-text)">{text(error, { consent_version: t('welcome.changed') })}</Text>
        </Alert>
      )}
      {consent.paused && <Alert role="status" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{common('offline')}</Text></Alert>}
      <Button size="lg" loading={consent.pending && !consent.paused} disabled={consent.paused} onClick={() => consent.send(undefined)}>
        {t('welcome.agree')}
      </Button>
    </Stack>
  );
}
