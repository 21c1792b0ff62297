import { Button, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { CareEntryOutputBody, CareEntryView, CloseCareRequest } from '../../api/schema/sessions';
import { Dialog } from '../../parts/dialog';
import { FormEnd, useForm } from '../../parts/form';
import { useStore } from './calls';

type Outcome = CloseCareRequest['outcome'];
const outcomes: readonly Outcome[] = ['helped', 'handed_over', 'no_danger', 'consultant_informed', 'duplicate', 'nothing_to_do'];

/** Ends an entry with what came of it. */
export function CloseEntry({ entry }: { entry: CareEntryView }) {
  const { t } = useTranslation('care');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>{t('closeOpen')}</Button>
      <Dialog open={open} title={t('closeTitle')} close={() => setOpen(false)}><Question entry={entry} done={() => setOpen(false)} /></Dialog>
    </>
  );
}

function Question({ entry, done }: { entry: CareEntryView; done: () => void }) {
  const { t } = useTranslation('care');
  const store = useStore();
  const form = useForm<{ outcome: string }, CareEntryOutputBody>({
    name: `care/close/${entry.entry_id}`, initial: { outcome: '' },
    check: ({ outcome }) => (outcome ? {} : { outcome: t('choose') }),
    send: ({ outcome }) => ask(api.sessions.POST('/api/sessions/care/{id}/close', { params: { path: { id: entry.entry_id } }, body: { outcome: outcome as Outcome } })),
    sent: (page) => {
      done();
      store(page);
    },
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Radio.Group name="outcome" aria-label={t('closeTitle')} value={form.values.outcome} onChange={(v) => form.set('outcome', v)} error={form.errorOf('outcome')}>
        <Stack gap="sm">{outcomes.map((value) => <Radio key={value} value={value} label={t(`outcome.${value}`)} />)}</Stack>
      </Radio.Group>
      <FormEnd form={form} label={t('close')} explained={t('problem', { returnObjects: true })} />
    </form>
  );
}
