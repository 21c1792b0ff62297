import { Alert, Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { CompanyPage, Connections as Stored } from '../api/schema/signup';
import { FormEnd } from '../parts/form';
import { Ready } from '../parts/ready';
import { useSend } from '../parts/send';
import { useTimes } from '../parts/time';
import { holds, usePages } from './pages';
import { Panel } from './panel';
import parts from './parts.module.css';

const keyOf = (id: string) => ['consultant', id, 'connections'];

/** The companies whose employees never meet a consultant, since they may know each other. */
export function Connections({ id }: { id: string }) {
  const { t } = useTranslation('operator');
  const [open, setOpen] = useState(false);
  const query = useQuery({ queryKey: keyOf(id), queryFn: () => ask(api.signup.GET('/api/signup/consultants/{id}/connections', { params: { path: { id } } })) });
  return (
    <Panel title={t('connections.title')}>
      <Text size="sm" c="dimmed">{t('connections.text')}</Text>
      <Ready query={query} lines={3}>
        {(stored) => (
          <Stack gap="md">
            <div>
              <Text size="sm" fw={600}>{t('connections.said')}</Text>
              <Text className={parts.said}>{stored.affiliations || t('connections.saidNothing')}</Text>
            </div>
            {open ? <Choose key={stored.version} id={id} stored={stored} close={() => setOpen(false)} /> : (
              <>
                <div>
                  <Text size="sm" fw={600}>{t('connections.now')}</Text>
                  <Text>{stored.companies.length === 0 ? t('connections.none') : stored.companies.map((c) => c.name).join(' / ')}</Text>
                </div>
                <Group><Button variant="default" size="sm" onClick={() => setOpen(true)}>{t('connections.change')}</Button></Group>
              </>
            )}
            <Changes of={stored} />
          </Stack>
        )}
      </Ready>
    </Panel>
  );
}

function Choose({ id, stored, close }: { id: string; stored: Stored; close: () => void }) {
  const { t } = useTranslation('operator');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState(() => stored.companies.map((c) => c.company_id));
  const [text, setText] = useState('');
  const list = usePages<CompanyPage>(['companies'], (after) => ask(api.signup.GET('/api/signup/companies', { params: { query: { after, limit: 200 } } })), 5);
  const send = useSend({
    name: `connections/${id}`,
    send: (ids: string[]) => ask(api.signup.PUT('/api/signup/consultants/{id}/connections', { params: { path: { id } }, body: { company_ids: ids, version: stored.version } })),
    sent: (answer) => {
      queries.setQueryData(keyOf(id), answer);
      close();
    },
  });
  const companies = (list.data?.pages.flatMap((p) => p.companies ?? []) ?? []).filter((c) => chosen.includes(c.company_id) || text === '' || holds(c.name, text));
  const toggle = (company: string) => setChosen(chosen.includes(company) ? chosen.filter((c) => c !== company) : [...chosen, company]);
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        send.send(chosen);
      }}
    >
      <Stack gap="sm">
        <TextInput type="search" label={t('connections.search')} leftSection={<IconSearch size={17} aria-hidden />} value={text} onChange={(e) => setText(e.currentTarget.value)} />
        <Stack gap="xs" mah={300} style={{ overflowY: 'auto' }} role="group" aria-label={t('connections.title')} tabIndex={0} p={4}>
          {companies.map((c) => (
            <Checkbox key={c.company_id} label={c.name} checked={chosen.includes(c.company_id)} disabled={chosen.length >= 20 && !chosen.includes(c.company_id)} onChange={() => toggle(c.company_id)} />
          ))}
        </Stack>
        {list.hasNextPage && <Button variant="subtle" size="compact-sm" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{common('more')}</Button>}
        <Alert role="note" color="kaki" variant="light"><Text size="sm" c="var(--mantine-color-text)">{t('connections.bookings')}</Text></Alert>
        <FormEnd
          form={{ kept: false, sending: send }} label={t('connections.save')} explained={{ changed: t('connections.changed') }}
          secondary={<Button variant="default" size="md" onClick={close}>{common('cancel')}</Button>}
        />
      </Stack>
    </form>
  );
}

const names = (list: readonly { name: string }[]) => list.map((c) => c.name).join(' / ');

function Changes({ of }: { of: Stored }) {
  const { t } = useTranslation('operator');
  const times = useTimes();
  if (of.changes.length === 0) return null;
  return (
    <div>
      <Text size="sm" fw={600}>{t('connections.history')}</Text>
      {of.changes.map((c) => (
        <Text key={c.at} size="sm">
          {times.date(c.at)} {times.clock(c.at)}{' '}
          {[c.added.length > 0 && t('connections.added', { names: names(c.added) }), c.removed.length > 0 && t('connections.removed', { names: names(c.removed) })].filter(Boolean).join('　')}
        </Text>
      ))}
    </div>
  );
}
