import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import { now } from '../../api/clock';
import type { Licence, OwnProfile } from '../../api/schema/signup';
import { FormEnd, useForm } from '../../parts/form';
import { entryKey } from '../data';
import { useWords } from '../profile_editor/use_words';

/** A renewed registration has five years before it, and nearly one more where it was renewed ahead; the API has the same bound. */
const longest = 6 * 366 * 86_400_000;

interface Props {
  licences: readonly Licence[];
  of: Licence;
  close: () => void;
}

/** Asks the operator to enter the new last day of a registration. */
export function Renewal({ licences, of, close }: Props) {
  const { t } = useTranslation('registration');
  const { t: common } = useTranslation();
  const words = useWords();
  const queries = useQueryClient();
  const wrong = (day: string) => {
    if (day === '') return common('field.required');
    if (day <= (of.valid_until ?? '')) return t('renewal.early');
    return Date.parse(day) - now() > longest ? t('renewal.far') : undefined;
  };
  const form = useForm<{ valid_until: string }, OwnProfile>({
    name: `renewal/${of.kind}/${of.number}`,
    initial: { valid_until: '' },
    check: (v) => ({ valid_until: wrong(v.valid_until) }),
    send: (v) => ask(api.signup.PUT('/api/signup/me/consultant/licences', { body: { licences: licences.map((l) => (l === of ? { ...l, ...v } : l)) } })),
    sent: (answer) => {
      queries.setQueryData(entryKey, answer);
      close();
    },
  });
  const leave = () => {
    form.forget();
    close();
  };
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="md">
        <Text>{t('renewal.text', { licence: words('licence', of.kind), number: of.number })}</Text>
        <TextInput type="date" label={t('renewal.day')} required maw={240} {...form.text('valid_until')} />
        <FormEnd form={form} label={t('licences.send')} secondary={<Button variant="default" size="md" onClick={leave}>{common('cancel')}</Button>} />
      </Stack>
    </form>
  );
}
