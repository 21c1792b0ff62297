import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MyGuardian } from '../../api/schema/signup';
import { useTimes } from '../../parts/time';
import { Sheet } from '../booking/facts';

interface Guardian {
  name: string;
  email: string;
}

/** Whom somebody under eighteen names, to be asked as well. */
export function GuardianFields({ value, change }: { value: Guardian; change: (value: Guardian) => void }) {
  const { t } = useTranslation('rights');
  return (
    <Stack gap="sm">
      <Title order={2} size="h3">{t('guardian.title')}</Title>
      <Text>{t('guardian.text')}</Text>
      <TextInput label={t('guardian.name')} value={value.name} maxLength={100} autoComplete="off" onChange={(e) => change({ ...value, name: e.currentTarget.value })} />
      <TextInput label={t('guardian.email')} description={t('guardian.emailHint')} type="email" value={value.email} maxLength={254} autoComplete="off" onChange={(e) => change({ ...value, email: e.currentTarget.value })} />
    </Stack>
  );
}

/** Nothing is left to do but for the guardian: who was written to, and how to write again. */
export function GuardianWaits({ guardian, other }: { guardian: MyGuardian; other: () => void }) {
  const { t } = useTranslation('rights');
  const { date } = useTimes();
  const queries = useQueryClient();
  return (
    <Sheet tint>
      <Stack gap="sm" role="status">
        <Title order={2} size="h3">{t('guardian.waiting')}</Title>
        <Text style={{ overflowWrap: 'anywhere' }}>{t('guardian.waitingText', { name: guardian.name, email: guardian.email, date: date(guardian.asked_at) })}</Text>
        <Group>
          <Button onClick={() => void queries.invalidateQueries({ queryKey: ['me'] })}>{t('guardian.look')}</Button>
          <Button variant="default" onClick={other}>{t('guardian.other')}</Button>
        </Group>
      </Stack>
    </Sheet>
  );
}
