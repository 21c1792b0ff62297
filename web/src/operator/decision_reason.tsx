import { Button, Stack, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { Consultant } from '../api/schema/signup';
import { Dialog } from '../parts/dialog';
import { FormEnd, useForm } from '../parts/form';
import type { Explained } from '../parts/problem_text';
import { useMoved } from './moved';

/** What was decided, to say so on the page that comes next. */
export interface Done {
  id: string;
  name: string;
  to: 'approved' | 'rejected' | 'suspended';
}

interface Props {
  consultant: Consultant;
  decided: (done: Done) => void;
  /** Says something that has to outlive the form. */
  say: (text: string) => void;
}

type Step = 'approve' | 'reject' | 'suspend';

const results = { approve: 'approved', reject: 'rejected', suspend: 'suspended' } as const;

/** A form for one step with its reason. The three steps of a consultant differ in little but their address. */
export function useDecision(step: Step, { consultant: c, decided, say }: Props, reason = '') {
  const { t } = useTranslation('operator');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const moved = useMoved(say);
  const explained: Explained = { ...moved.explained, licence_taken: t('decision.licence_taken'), address_taken: t('decision.address_taken') };
  const form = useForm<{ reason: string }, Consultant>({
    name: `${step}/${c.consultant_id}`,
    initial: { reason },
    check: (v) => ({ reason: v.reason.trim() === '' ? common('field.required') : undefined }),
    send: (v, key) => {
      const params = { path: { id: c.consultant_id }, header: { 'Idempotency-Key': key } };
      const call = step === 'suspend'
        ? api.signup.POST('/api/signup/consultants/{id}/suspension', { params, body: { reason: v.reason.trim() } })
        : api.signup.POST('/api/signup/consultants/{id}/approval', { params, body: { decision: step, reason: v.reason.trim() } });
      return moved.watch(ask(call));
    },
    sent: (now) => {
      decided({ id: c.consultant_id, name: c.name, to: results[step] });
      queries.setQueryData(['consultant', c.consultant_id], now);
    },
  });
  return { form, explained };
}

/** Lets a suspended consultant work again. */
export function ReinstateForm(props: Props) {
  const { t } = useTranslation('operator');
  const { form, explained } = useDecision('approve', props);
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="md">
        <Textarea label={t('decision.reason')} description={t('decision.reasonHint')} required maxLength={2000} {...form.text('reason')} />
        <FormEnd form={form} label={t('decision.reinstate')} explained={explained} />
      </Stack>
    </form>
  );
}

/** Asks before somebody is turned down or suspended, and why. */
export function ReasonDialog({ step, open, close, ...props }: Props & { step: 'reject' | 'suspend'; open: boolean; close: () => void }) {
  const { t } = useTranslation('operator');
  const { t: common } = useTranslation();
  const { form, explained } = useDecision(step, props);
  const reason = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (open) reason.current?.focus(); // not the button that closes it, where the browser would begin
  }, [open]);
  return (
    <Dialog open={open} title={t(`decision.${step}Title`, { name: props.consultant.name })} close={close}>
      <form onSubmit={form.submit} noValidate>
        <Stack gap="md">
          <Text>{t(`decision.${step}Text`)}</Text>
          <Textarea label={t('decision.reason')} description={t('decision.reasonHint')} required maxLength={2000} ref={reason} {...form.text('reason')} />
          <FormEnd danger form={form} label={t(`decision.${step}`)} explained={explained} secondary={<Button variant="default" onClick={close}>{common('cancel')}</Button>} />
        </Stack>
      </form>
    </Dialog>
  );
}
