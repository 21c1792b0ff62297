import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { CompanyView } from '../../api/schema/signup';
import { Dialog } from '../../parts/dialog';
import { FormEnd, useForm } from '../../parts/form';
import { calendarDate, useTimes } from '../../parts/time';
import { dayFromNow } from '../checks';
import { useFaults } from '../contract_check';
import { useMoved } from '../moved';
import { Panel } from '../panel';

interface Draft {
  last: string;
  why: string;
}

/** Sets the last day of a contract: what ends with it is said before. */
export function EndForm({ company: c, say }: { company: CompanyView; say: (text: string) => void }) {
  const { t } = useTranslation('terms');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const day = useTimes('UTC');
  const moved = useMoved(say);
  const { filled } = useFaults();
  const [asking, setAsking] = useState(false);
  const check = (v: Draft) => ({ last: filled(v.last) ?? fault(v.last), why: filled(v.why) });
  const fault = (last: string) => {
    if (last < c.contract.starts_on) return t('problem.period');
    if (last < dayFromNow(0)) return t('problem.past');
    return last > c.contract.ends_on ? t('end.later') : undefined;
  };
  const form = useForm<Draft, CompanyView>({
    name: `end/${c.company_id}`, initial: { last: '', why: '' }, check,
    send: (v, key) => moved.watch(ask(api.signup.POST('/api/signup/companies/{id}/end', { params: { path: { id: c.company_id }, header: { 'Idempotency-Key': key } }, body: { ends_on: v.last, reason: v.why.trim() } }))),
    sent: (now) => {
      queries.setQueryData(['company', c.company_id], now);
      say(t('end.done', { date: day.date(calendarDate(now.contract.ends_on)) }));
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (form.passes(check, event)) setAsking(true);
  };
  return (
    <Panel title={t('end.title')}>
      <Text>{t('end.text')}</Text>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <TextInput type="date" maw={260} label={t('end.last')} required {...form.text('last')} />
          <Textarea label={t('end.why')} required autosize minRows={2} maxLength={2000} {...form.text('why')} />
          <FormEnd danger form={form} label={t('end.submit')} explained={{ ...moved.explained, ...t('problem', { returnObjects: true }) }} />
        </Stack>
      </form>
      <Dialog open={asking} title={t('end.ask', { company: c.name })} close={() => setAsking(false)}>
        <Stack gap="md">
          <Text>{t('end.askText', { date: form.values.last && day.date(calendarDate(form.values.last)) })}</Text>
          <Group>
            <Button color="red" onClick={() => { setAsking(false); form.submit(); }}>{t('end.confirm')}</Button>
            <Button variant="default" onClick={() => setAsking(false)}>{common('cancel')}</Button>
          </Group>
        </Stack>
      </Dialog>
    </Panel>
  );
}
