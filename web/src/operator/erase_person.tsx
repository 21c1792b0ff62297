import { Button, Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, ask } from '../api/client';
import type { Consultant, Inquiry } from '../api/schema/signup';
import { Confirm } from '../parts/confirm';
import { useTimes } from '../parts/time';
import { Panel } from './panel';

interface Props<Out> {
  name: string;
  of: 'inquiry' | 'application';
  send: () => Promise<Out>;
  sent: (answer: Out) => void;
}

/** Removes at a person's request what they told the service without having an account. Without a request it goes after a year. */
function ErasePerson<Out>({ name, of, send, sent }: Props<Out>) {
  const { t } = useTranslation('erasures');
  const [open, setOpen] = useState(false);
  return (
    <Panel title={t('person.title')}>
      <Text size="sm">{t(`person.text.${of}`)}</Text>
      <Group><Button variant="default" c="var(--mantine-color-error)" onClick={() => setOpen(true)}>{t('person.open')}</Button></Group>
      <Confirm name={name} open={open} close={() => setOpen(false)} title={t('person.sure')} words={t(`person.words.${of}`)} label={t('person.do')} send={send} sent={sent} />
    </Panel>
  );
}

/** For an inquiry that nobody works on any more; what was removed stays said. */
export function EraseInquirer({ inquiry: q }: { inquiry: Inquiry }) {
  const { t } = useTranslation('erasures');
  const times = useTimes();
  const queries = useQueryClient();
  if (q.erased_at) return <Panel title={t('person.title')}><Text size="sm">{t('person.done', { date: times.date(q.erased_at) })}</Text></Panel>;
  if (q.status === 'aside' || q.status === 'received' || q.status === 'heard' || q.status === 'proposed') return null;
  return (
    <ErasePerson
      name={`erase-inquirer/${q.inquiry_id}`} of="inquiry" send={() => ask(api.signup.POST('/api/signup/inquiries/{id}/erasure', { params: { path: { id: q.inquiry_id } } }))}
      sent={(now) => {
        queries.setQueryData(['inquiry', q.inquiry_id], now);
        void queries.invalidateQueries({ queryKey: ['inquiries'] });
      }}
    />
  );
}

/** For a rejected application, which is no longer there afterwards. */
export function EraseApplication({ consultant: c }: { consultant: Consultant }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  if (c.status !== 'rejected') return null;
  return (
    <ErasePerson
      name={`erase-application/${c.consultant_id}`} of="application" send={() => ask(api.signup.POST('/api/signup/consultants/{id}/erasure', { params: { path: { id: c.consultant_id } } }))}
      sent={() => {
        void queries.invalidateQueries({ queryKey: ['consultants'] });
        void navigate('/operator/consultants?status=rejected', { replace: true });
      }}
    />
  );
}
