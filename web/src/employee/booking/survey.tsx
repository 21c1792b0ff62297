import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Sheet } from './facts';

/** Asks for the survey after a talk. */
export function Survey({ booking }: { booking: string }) {
  const { t } = useTranslation('booking');
  return (
    <Sheet tint>
      <Stack gap="xs" align="flex-start">
        <Title order={2} size="h3">{t('bookings.surveyDue')}</Title>
        <Text>{t('bookings.answerLead')}</Text>
        <Button component={Link} to={`/bookings/${booking}/pulse`}>{t('bookings.answer')}</Button>
      </Stack>
    </Sheet>
  );
}
