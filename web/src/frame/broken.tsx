import { Alert, Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { Failure } from '../parts/failure';
import { Page } from '../parts/page';

const reload = () => location.reload();

/** Instead of a page that failed: an answer in words if the API gave one, else a way to load it again. */
export function Broken({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (error instanceof Problem) {
    return <Page title={t('broken.title')} width="narrow"><Failure error={error} retry={reload} /></Page>;
  }
  return (
    <Page title={t('broken.title')} width="narrow">
      <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{t('broken.text')}</Text></Alert>
      <div><Button onClick={reload}>{t('broken.action')}</Button></div>
    </Page>
  );
}

/** For an address that leads nowhere. */
export function NotHere() {
  const { t } = useTranslation();
  return (
    <Page title={t('notHere.title')} lead={t('notHere.text')} width="narrow">
      <div><Button component="a" href="/" variant="default">{t('notHere.action')}</Button></div>
    </Page>
  );
}
