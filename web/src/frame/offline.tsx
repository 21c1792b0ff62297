import { Alert, Text } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';

/** Says that there is no connection, for as long as there is none. */
export function Offline() {
  const { t } = useTranslation();
  const { online } = useNetwork();
  return (
    <div role="status">
      {!online && <Alert color="kaki" variant="light" radius={0}><Text size="sm" c="var(--mantine-color-text)">{t('offline')}</Text></Alert>}
    </div>
  );
}
