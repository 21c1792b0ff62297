import { Button, Checkbox, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { CareEntryOutputBody, CareEntryView } from '../../api/schema/sessions';
import { FormEnd, useForm } from '../../parts/form';
import { Panel } from '../panel';
import { useStore } from './calls';

interface Values {
  what: string[];
  reason: string;
  dangerous: string;
  risky: boolean;
}

/** Asking another operator to agree to a disclosure, where nothing is imminent. */
export function AskTwo({ entry }: { entry: CareEntryView }) {
  const { t } = useTranslation('care');
  const [open, setOpen] = useState(false);
  return (
    <Panel title={t('ask.title')}>
      <Text>{t('ask.text')}</Text>
      {open ? <Question entry={entry} done={() => setOpen(false)} /> : <div><Button variant="default" onClick={() => setOpen(true)}>{t('ask.open')}</Button></div>}
    </Panel>
  );
}

function Question({ entry, done }: { entry: CareEntryView; done: () => void }) {
  const { t } = useTranslation('care');
  const { t: common } = useTranslation();
  const store = useStore();
  const id = entry.entry_id;
  const form = useForm<Values, CareEntryOutputBody>({
    name: `care/ask/${id}`, initial: { what: [], reason: '', dangerous: '', risky: false },
    check: (v) => ({
      ...(v.what.length > 0 ? {} : { what: t('ask.whatMissing') }), ...(v.reason.trim() ? {} : { reason: common('field.required') }),
      ...(v.risky && !v.dangerous.trim() ? { dangerous: common('field.required') } : {}),
    }),
    send: ({ what, reason, dangerous, risky }, key) =>
      ask(api.sessions.POST('/api/sessions/care/{id}/openings', {
        params: { path: { id }, header: { 'Idempotency-Key': key } }, body: { what: what as ('person' | 'sentences')[], reason, ...(risky ? { dangerous } : {}) },
      })),
    sent: (page) => {
      done();
      store(page);
    },
  });
  const kinds = entry.source === 'sos' ? (['person'] as const) : (['person', 'sentences'] as const);
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="md">
        <Checkbox.Group label={t('ask.what')} value={form.values.what} onChange={(v) => form.set('what', v)} error={form.errorOf('what')}>
          <Stack gap="xs" mt={6}>{kinds.map((value) => <Checkbox key={value} name="what" value={value} label={t(`ask.${value}`)} />)}</Stack>
        </Checkbox.Group>
        <Textarea label={t('ask.reason')} description={t('act.reasonHelp')} required minRows={2} maxLength={2000} {...form.text('reason')} />
        <Checkbox label={t('tell.dangerous')} checked={form.values.risky} onChange={(e) => form.set('risky', e.currentTarget.checked)} />
        {form.values.risky && <Textarea label={t('tell.why')} description={t('tell.whyHelp')} required minRows={2} maxLength={2000} {...form.text('dangerous')} />}
        <FormEnd form={form} label={t('ask.submit')} explained={t('problem', { returnObjects: true })} />
      </Stack>
    </form>
  );
}
