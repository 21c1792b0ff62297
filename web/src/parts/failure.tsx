import { Alert, Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useProblemText } from './problem_text';

/** An error in words a person understands, and the way on where there is one. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation();
  const text = useProblemText();
  return (
    <Alert role="alert" color="red" variant="light" my="md">
      <Stack gap="sm" align="flex-start">
        <Text c="var(--mantine-color-text)">{text(error)}</Text>
        {retry && <Button variant="default" size="sm" onClick={retry}>{t('retry')}</Button>}
      </Stack>
    </Alert>
  );
}
