import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The label of a field that may be left out. */
export function Optional({ children }: { children: string }) {
  const { t } = useTranslation();
  return <>{children}{' '}<Text span size="sm" c="dimmed" fw={400}>{t('optional')}</Text></>;
}
