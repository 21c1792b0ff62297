import { Alert, Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api, ask } from '../api/client';
import { Page } from '../parts/page';
import { useProblemText } from '../parts/problem_text';
import { useSend } from '../parts/send';
import { Sent } from './sent';

/** Where the link at the end of an optional mail leads: one button, no sign-in. It may be pressed again, and no secret is told from another. */
export function Component() {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation();
  const { secret = '' } = useParams();
  const text = useProblemText();
  const stop = useSend<string, boolean>({
    name: 'unsubscribe',
    send: async () => {
      await ask(api.mailer.POST('/api/mailer/public/unsubscribe/{secret}', { params: { path: { secret } } }));
      return true;
    },
  });
  if (stop.data) {
    return (
      <Sent title={t('stop.done')} actions={<Button component={Link} to="/settings" variant="default">{t('stop.settings')}</Button>}>
        <p>{t('stop.doneText')}</p>
        <p>{t('stop.others')}</p>
        <Text size="sm" c="dimmed">{t('stop.back')}</Text>
      </Sent>
    );
  }
  return (
    <Page title={t('stop.title')} lead={t('stop.lead')} width="narrow">
      <Stack align="flex-start" gap="md">
        <Text>{t('stop.others')}</Text>
        {stop.error && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(stop.error)}</Text></Alert>}
        {stop.paused && <Alert role="status" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{common('offline')}</Text></Alert>}
        <Button size="md" loading={stop.pending && !stop.paused} disabled={stop.paused} onClick={() => stop.send('')}>{t('stop.action')}</Button>
      </Stack>
    </Page>
  );
}
