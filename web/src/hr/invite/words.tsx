import { Button, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { SenderWords } from '../../api/schema/signup';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';

/** The words that the company keeps for its invitations: they are sent where nothing else is written. */
export const useWords = () => useQuery({ queryKey: ['company', 'sender'], staleTime: 5 * 60_000, queryFn: () => ask(api.signup.GET('/api/signup/company/sender')) }).data;

/** Keeps what was written, for the next time. */
export function KeepWords({ words, locale, text }: { words: SenderWords | undefined; locale: 'ja' | 'en'; text: string }) {
  const { t } = useTranslation('hr');
  const client = useQueryClient();
  const problem = useProblemText();
  const sending = useSend<SenderWords, SenderWords>({
    name: 'sender', send: (body) => ask(api.signup.PUT('/api/signup/company/sender', { body })),
    sent: (kept) => client.setQueryData(['company', 'sender'], kept),
  });
  const kept = words?.[locale] === text.trim();
  if (!words || text.trim() === '') return words?.[locale] ? <Text size="sm" c="dimmed" mt={4}>{t('invitations.words.used')}</Text> : null;
  return (
    <Group gap="sm" mt="xs">
      <Button size="xs" variant="default" disabled={kept} loading={sending.pending} onClick={() => sending.send({ ...words, [locale]: text.trim() })}>{t('invitations.words.keep')}</Button>
      <Text size="sm" role="status">{kept && sending.data ? t('invitations.words.kept') : sending.error !== null && problem(sending.error)}</Text>
    </Group>
  );
}
