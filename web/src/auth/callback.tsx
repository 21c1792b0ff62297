import { Alert, Button, Group, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Loading } from '../parts/loading';
import { Page } from '../parts/page';
import { session } from './session';

/** Where the sign-in page sends people back to. */
export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [failed, setFailed] = useState(false);
  const begun = useRef(false); // a code is good for one exchange
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    session.callback().then((path) => navigate(path, { replace: true }), () => setFailed(true));
  }, [navigate]);
  if (!failed) return <Page title={t('callback.wait')} width="narrow"><Loading /></Page>;
  return (
    <Page title={t('callback.title')} width="narrow">
      <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{t('callback.text')}</Text></Alert>
      <Text>{t('callback.other')}</Text>
      <Group gap="lg">
        <Button onClick={() => void session.signIn('/home')}>{t('callback.action')}</Button>
        <Link to="/inquiry">{t('callback.write')}</Link>
      </Group>
    </Page>
  );
}
