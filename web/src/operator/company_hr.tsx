import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import { FormEnd, useForm } from '../parts/form';
import { useProblemText } from '../parts/problem_text';
import { Ready } from '../parts/ready';
import { useSend } from '../parts/send';
import { looksLikeAddress } from './checks';
import { EraseAccount } from './erasures/erase';
import { Panel } from './panel';

/** The people of a company's HR: who may sign in, one more, one less. */
export function Component({ company: id }: { company: string }) {
  const { t, i18n } = useTranslation('operator');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const text = useProblemText();
  const key = ['company-hr', id];
  const explained = { address_taken: t('contract.address_taken'), last_hr: t('hr.last') };
  const query = useQuery({ queryKey: key, queryFn: () => ask(api.signup.GET('/api/signup/companies/{id}/hr', { params: { path: { id } } })) });
  const form = useForm({
    name: `hr/${id}`, initial: { name: '', email: '' },
    check: (v) => ({ name: v.name.trim() === '' ? common('field.required') : undefined, email: looksLikeAddress(v.email) ? undefined : common('field.email') }),
    send: (v) => ask(api.signup.POST('/api/signup/companies/{id}/hr', { params: { path: { id } }, body: { name: v.name.trim(), email: v.email.trim(), locale: i18n.language === 'en' ? 'en' : 'ja' } })),
    sent: (now) => void queries.setQueryData(key, now),
  });
  const closing = useSend({
    name: `hr-close/${id}`,
    send: (account: string) => ask(api.signup.DELETE('/api/signup/companies/{id}/hr/{account}', { params: { path: { id, account } } })),
    sent: (now) => void queries.setQueryData(key, now),
  });
  return (
    <Panel title={t('contract.hr')}>
      <Ready query={query} lines={2}>
        {({ hr }) => (
          <Stack gap="sm">
            {hr.map((p) => (
              <Group key={p.account_id} justify="space-between" gap="sm" wrap="nowrap">
                <div style={{ minWidth: 0, overflowWrap: 'anywhere' }}><Text size="sm">{p.name}</Text><Text c="dimmed" size="sm">{p.email}</Text></div>
                {p.status === 'active' ? <Button variant="default" size="compact-sm" style={{ flex: 'none' }} loading={closing.pending} onClick={() => closing.send(p.account_id)}>{t('hr.close')}</Button> : (
                  <Group gap="sm" wrap="nowrap" style={{ flex: 'none' }}>
                    <Text size="sm" c="dimmed">{t('hr.closed')}</Text>
                    <EraseAccount account={p.account_id} name={p.name} erased={() => queries.invalidateQueries({ queryKey: key })} />
                  </Group>
                )}
              </Group>
            ))}
          </Stack>
        )}
      </Ready>
      {closing.error !== null && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(closing.error, explained)}</Text></Alert>}
      <form onSubmit={form.submit} noValidate>
        <Stack gap="sm">
          <TextInput label={t('contract.hrName')} required maxLength={100} {...form.text('name')} />
          <TextInput label={t('contract.hrEmail')} required type="email" maxLength={254} {...form.text('email')} />
          <FormEnd form={form} label={t('hr.add')} explained={explained} />
        </Stack>
      </form>
    </Panel>
  );
}
