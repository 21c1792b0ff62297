import { Alert, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { CompanyVoiceView } from '../api/schema/sessions';
import classes from '../cases/thread.module.css';
import { Sheet } from '../employee/booking/facts';
import { Empty } from '../parts/empty';
import { FormEnd, useForm } from '../parts/form';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { calendarDate, useTimes } from '../parts/time';
import { Answers } from './answers';

/** What employees let leave to the company, by the day of the batch, and where it answers. */
export function Component() {
  const { t } = useTranslation('voices');
  const query = useQuery({ queryKey: ['companyVoices'], queryFn: () => ask(api.sessions.GET('/api/sessions/voices')) });
  return (
    <Page title={t('hr.title')} lead={t('hr.lead')}>
      <Alert role="note" variant="light"><Text c="var(--mantine-color-text)">{t('hr.blind')}</Text></Alert>
      <Ready query={query} lines={6}>
        {({ voices }) => voices.length === 0 ? <Empty title={t('hr.none')}>{t('hr.noneText')}</Empty> : (
          <Stack gap="xl">{[...new Set(voices.map((v) => v.batch))].map((day) => <Batch key={day} day={day} voices={voices.filter((v) => v.batch === day)} />)}</Stack>
        )}
      </Ready>
    </Page>
  );
}

function Batch({ day, voices }: { day: string; voices: readonly CompanyVoiceView[] }) {
  const { t } = useTranslation('voices');
  const times = useTimes('UTC');
  return (
    <Stack gap="md" component="section">
      <Title order={2}>{t('hr.batch', { date: times.date(calendarDate(day)) })}</Title>
      {voices.map((v) => <One key={v.voice_id} of={v} />)}
    </Stack>
  );
}

function One({ of }: { of: CompanyVoiceView }) {
  const { t } = useTranslation('voices');
  const [open, setOpen] = useState(false);
  return (
    <Sheet>
      <Stack gap="md">
        <blockquote className={classes.words} style={{ margin: 0 }}>{of.text}</blockquote>
        {of.answers.length > 0 && <Answers of={of.answers} title={t('hr.answered')} />}
        {open ? <Answer of={of} close={() => setOpen(false)} /> : <Group><Button variant="default" onClick={() => setOpen(true)}>{t(of.answers.length > 0 ? 'hr.again' : 'hr.answer')}</Button></Group>}
      </Stack>
    </Sheet>
  );
}

function Answer({ of, close }: { of: CompanyVoiceView; close: () => void }) {
  const { t } = useTranslation('voices');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const form = useForm({
    name: `answer/${of.voice_id}`,
    initial: { text: '' },
    check: ({ text }) => (text.trim() === '' ? { text: common('field.required') } : {}),
    send: ({ text }, key) => ask(api.sessions.POST('/api/sessions/voices/{id}/answers', { params: { path: { id: of.voice_id }, header: { 'Idempotency-Key': key } }, body: { text } })),
    sent: async () => {
      await queries.invalidateQueries({ queryKey: ['companyVoices'] });
      close();
    },
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Textarea {...form.text('text')} label={t('hr.label')} description={t('hr.hint')} minRows={4} maxRows={24} maxLength={2000} required />
      <FormEnd form={form} label={t('hr.send')} explained={t('problem', { returnObjects: true })} secondary={<Button variant="default" size="md" onClick={close}>{common('cancel')}</Button>} />
    </form>
  );
}
