import { Alert, Button, Fieldset, Group, NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { DeskView } from '../api/schema/signup';
import { EraseAccount } from '../operator/erasures/erase';
import { Panel } from '../operator/panel';
import { FormEnd, useForm } from '../parts/form';
import { Ready } from '../parts/ready';

const keyOf = (company: string) => ['company', company, 'desk'];

/** Whom a contract names for cases, on the operator's page of the company. */
export function Component({ company }: { company: string }) {
  const { t } = useTranslation('desk');
  const [open, setOpen] = useState(false);
  const query = useQuery({ queryKey: keyOf(company), queryFn: () => ask(api.signup.GET('/api/signup/companies/{id}/desk', { params: { path: { id: company } } })) });
  return (
    <Panel title={t('contract.title')}>
      <Text size="sm" c="dimmed">{t('contract.text')}</Text>
      <Ready query={query} lines={3}>
        {(desk) => open ? <Enter company={company} desk={desk} close={() => setOpen(false)} /> : (
          <Stack gap="sm">
            {desk.name === '' ? <Text>{t('contract.none')}</Text> : <Now company={company} desk={desk} />}
            <Group><Button variant="default" size="sm" onClick={() => setOpen(true)}>{t(desk.name === '' ? 'contract.enter' : 'contract.change')}</Button></Group>
          </Stack>
        )}
      </Ready>
    </Panel>
  );
}

function Now({ company, desk }: { company: string; desk: DeskView }) {
  const { t } = useTranslation('desk');
  const queries = useQueryClient();
  return (
    <div>
      <Text fw={600}>{desk.name}</Text>
      <Text size="sm">{t(desk.official ? 'contract.officialYes' : 'contract.officialNo')}</Text>
      {desk.people.map((p) => <Text key={p.account_id} size="sm">{t(p.role === 'hr' ? 'contract.personHr' : 'contract.person', { name: p.name, email: p.email })}</Text>)}
      {desk.former.map((p) => (
        <Group key={p.account_id} gap="xs">
          <Text size="sm" c="dimmed">{t('contract.former', { name: p.name, email: p.email })}</Text>
          <EraseAccount account={p.account_id} name={p.name} erased={() => queries.invalidateQueries({ queryKey: keyOf(company) })} />
        </Group>
      ))}
    </div>
  );
}

interface Person { row: number; name: string; email: string; locale: 'ja' | 'en' }

function Enter({ company, desk, close }: { company: string; desk: DeskView; close: () => void }) {
  const { t } = useTranslation('desk');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const known = desk.people.map((p, row): Person => ({ row, name: p.name, email: p.email, locale: p.locale === 'en' ? 'en' : 'ja' }));
  const form = useForm({
    name: `desk/${company}`,
    initial: { name: desk.name, official: desk.name === '' ? '' : String(desk.official), people: known.length > 0 ? known : [{ row: 0, name: '', email: '', locale: 'ja' } as Person] },
    check: (v) => ({
      ...(v.name.trim() === '' && { name: common('field.required') }), ...(v.official === '' && { official: t('contract.choose') }),
      ...(v.people.some((p) => p.name.trim() === '' || !p.email.includes('@')) && { people: t('contract.incomplete') }),
    }),
    send: (v) => ask(api.signup.PUT('/api/signup/companies/{id}/desk', {
      params: { path: { id: company } }, body: { name: v.name.trim(), official: v.official === 'true', people: v.people.map(({ name, email, locale }) => ({ name: name.trim(), email: email.trim(), locale })) },
    })),
    sent: (answer) => {
      queries.setQueryData(keyOf(company), answer);
      close();
    },
  });
  const { people } = form.values;
  const put = (row: number, change: Partial<Person>) => form.set('people', people.map((p) => (p.row === row ? { ...p, ...change } : p)));
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="md">
        <TextInput {...form.text('name')} label={t('contract.name')} maxLength={100} required />
        <Radio.Group name="official" size="md" label={t('contract.official')} value={form.values.official} error={form.errorOf('official')} onChange={(v) => form.set('official', v)} required>
          <Stack gap="xs" mt="xs"><Radio size="md" value="true" label={t('contract.officialYes')} /><Radio size="md" value="false" label={t('contract.officialNo')} /></Stack>
        </Radio.Group>
        {people.map((p, i) => (
          <Fieldset key={p.row} legend={t('contract.nth', { number: i + 1 })}>
            <Stack gap="sm">
              <TextInput label={t('contract.personName')} value={p.name} maxLength={100} required autoComplete="off" onChange={(e) => put(p.row, { name: e.currentTarget.value })} />
              <TextInput label={t('contract.email')} type="email" value={p.email} maxLength={254} required autoComplete="off" onChange={(e) => put(p.row, { email: e.currentTarget.value })} />
              <Group justify="space-between" align="flex-end">
                <NativeSelect label={t('contract.language')} value={p.locale} data={[{ value: 'ja', label: '日本語' }, { value: 'en', label: 'English' }]} onChange={(e) => put(p.row, { locale: e.currentTarget.value === 'en' ? 'en' : 'ja' })} />
                {people.length > 1 && <Button variant="subtle" color="gray" c="var(--mantine-color-text)" size="sm" onClick={() => form.set('people', people.filter((q) => q.row !== p.row))}>{t('contract.remove', { number: i + 1 })}</Button>}
              </Group>
            </Stack>
          </Fieldset>
        ))}
        {form.errorOf('people') && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{form.errorOf('people')}</Text></Alert>}
        {people.length < 10 && <Group><Button variant="default" size="sm" onClick={() => form.set('people', [...people, { row: Math.max(...people.map((p) => p.row)) + 1, name: '', email: '', locale: 'ja' }])}>{t('contract.add')}</Button></Group>}
        <Text size="sm" c="dimmed">{t('contract.leaves')}</Text>
        <FormEnd form={form} label={t('contract.save')} explained={t('contract.problem', { returnObjects: true })} secondary={<Button variant="default" size="md" onClick={close}>{common('cancel')}</Button>} />
      </Stack>
    </form>
  );
}
