import { Checkbox, Paper, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import { Ready } from '../parts/ready';
import type { ApplyForm } from './apply';

/** The code of conduct in the reader's language. */
export function useConduct() {
  const { i18n } = useTranslation();
  const locale = i18n.language === 'en' ? 'en' : 'ja';
  return useQuery({ queryKey: ['conduct', locale], queryFn: () => ask(api.signup.GET('/api/signup/public/conduct', { params: { query: { locale } } })) });
}

/** The rules, to be read; with their title where it does not stand above already. */
export function Rules({ title, rules }: { title?: string; rules: readonly string[] }) {
  return (
    <Paper bg="var(--kikite-surface)" p="lg" style={{ border: '1px solid var(--kikite-line)' }}>
      {title && <Title order={3} mb="sm">{title}</Title>}
      <Stack component="ol" gap="xs" m={0} pl="1.4em">{rules.map((r) => <li key={r}>{r}</li>)}</Stack>
    </Paper>
  );
}

/** The last thing of an application: the rules, and that they are accepted. New rules are accepted anew. */
export function Conduct({ form }: { form: ApplyForm }) {
  const { t } = useTranslation('public');
  const query = useConduct();
  return (
    <Ready query={query} lines={6}>
      {(c) => (
        <>
          <Rules title={c.title} rules={c.rules} />
          <Checkbox
            size="md" name="conduct" label={t('apply.conduct')} checked={form.values.conduct === c.version} error={form.errorOf('conduct')}
            onChange={(e) => form.set('conduct', e.currentTarget.checked ? c.version : '')}
          />
        </>
      )}
    </Ready>
  );
}
