import { Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../api/schema/sessions';
import { FormEnd, useForm } from '../parts/form';

interface Props {
  name: string;
  label: string;
  description?: string;
  action: string;
  send: (text: string, key: string) => Promise<CaseView>;
  sent: (answer: CaseView) => unknown;
}

/** One field of words and the button that sends them, once. */
export function Write({ name, label, description, action, send, sent }: Props) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const form = useForm({
    name,
    initial: { text: '' },
    check: ({ text }) => (text.trim() === '' ? { text: common('field.required') } : {}),
    send: ({ text }, key) => send(text, key),
    sent: (answer) => {
      form.replace({ text: '' });
      form.forget();
      return sent(answer);
    },
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="sm">
        <Textarea {...form.text('text')} label={label} description={description} minRows={4} maxRows={24} maxLength={4000} required />
        <FormEnd form={form} label={action} explained={t('problem', { returnObjects: true })} />
      </Stack>
    </form>
  );
}
