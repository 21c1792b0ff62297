import { Stack, Text, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { HandoverView } from '../../api/schema/sessions';
import { FormEnd, useForm } from '../../parts/form';
import { Ready } from '../../parts/ready';
import { Card } from '../card';

const longest = 3_000;
const key = (session: string) => ['consultant', 'handover', session];

/** A note for a next consultant, which the person decides about. */
export function Give({ session }: { session: string }) {
  const { t } = useTranslation('talks');
  const note = useQuery({
    queryKey: key(session),
    queryFn: async () => (await ask(api.sessions.GET('/api/sessions/sessions/{id}/handover', { params: { path: { id: session } } }))).handover ?? null,
  });
  return (
    <Card title={t('give.title')}>
      <Text c="dimmed">{t('give.lead')}</Text>
      <Ready query={note} lines={2}>{(stored) => <Form key={stored?.written_at} session={session} stored={stored?.text ?? ''} />}</Ready>
    </Card>
  );
}

function Form({ session, stored }: { session: string; stored: string }) {
  const { t } = useTranslation('talks');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const [saved, setSaved] = useState(false);
  const form = useForm<{ text: string }, HandoverView>({
    name: `handover/${session}`, initial: { text: stored },
    check: (v) => ({ text: v.text.trim() === '' ? common('field.required') : [...v.text].length > longest ? t('give.tooLong') : undefined }),
    send: (body) => ask(api.sessions.PUT('/api/sessions/sessions/{id}/handover', { params: { path: { id: session } }, body })),
    sent: (answer) => {
      queries.setQueryData(key(session), answer);
      setSaved(true);
    },
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="sm">
        <Textarea label={t('give.label')} description={t('give.hint')} minRows={3} maxRows={16} {...form.text('text')} />
        <div role="status">{(saved || stored !== '') && form.values.text === stored && <Text size="sm">{t('give.saved')}</Text>}</div>
        <FormEnd form={form} label={t('give.save')} explained={t('give.problem', { returnObjects: true })} />
      </Stack>
    </form>
  );
}
