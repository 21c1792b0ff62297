import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import { Problem } from '../../api/problem';
import type { Me, MyAddress, WantedAddress } from '../../api/schema/signup';
import { FormEnd, useForm } from '../../parts/form';
import { useTimes } from '../../parts/time';

const key = ['address'];

// Letters beside the at sign are the API's business: it says what it does not take.
const looksRight = (email: string) => /^\S+@\S+\.\S+$/.test(email);

/** Asks for the new address, to which a code goes. */
export function Wanted({ close }: { close: () => void }) {
  const { t } = useTranslation('address');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const form = useForm<{ email: string }, MyAddress>({
    name: 'address', initial: { email: '' },
    check: (v) => ({ email: looksRight(v.email.trim()) ? undefined : common('field.email') }),
    // Asked twice, two codes are sent and the newest counts.
    send: (v) => ask(api.signup.POST('/api/signup/me/address', { body: { email: v.email.trim() } })),
    sent: (now) => {
      queries.setQueryData(key, now);
      close();
    },
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="sm">
        <TextInput label={t('address.label')} description={t('address.hint')} type="email" inputMode="email" autoComplete="email" maxLength={254} {...form.text('email')} />
        <FormEnd form={form} label={t('address.send')} explained={t('address.problem', { returnObjects: true })} secondary={<Button variant="default" size="md" onClick={close}>{t('address.close')}</Button>} />
      </Stack>
    </form>
  );
}

/** Takes the code that was sent. */
export function Code({ pending, again, done }: { pending: WantedAddress; again: () => void; done: () => void }) {
  const { t } = useTranslation('address');
  const { clock } = useTimes();
  const queries = useQueryClient();
  const form = useForm<{ code: string }, Me>({
    name: `address/${pending.expires_at}`, initial: { code: '' },
    check: (v) => ({ code: /^[0-9]{6}$/.test(v.code.normalize('NFKC').trim()) ? undefined : t('address.codeBad') }),
    send: (v) => ask(api.signup.POST('/api/signup/me/address/confirmation', { body: { code: v.code.normalize('NFKC').trim() } })),
    sent: (me) => {
      queries.setQueryData(['me'], me);
      queries.setQueryData(key, { email: me.email });
      done();
    },
  });
  const over = form.sending.error !== null && Problem.of(form.sending.error).code === 'no_address_change';
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="sm">
        <Text role="status">{t('address.sent', { email: pending.email, time: clock(pending.expires_at) })}</Text>
        <TextInput label={t('address.code')} inputMode="numeric" autoComplete="one-time-code" maxLength={12} maw={200} {...form.text('code')} />
        <FormEnd form={form} label={t('address.confirm')} explained={t('address.problem', { returnObjects: true })} secondary={!over && <Button variant="default" size="md" onClick={again}>{t('address.again')}</Button>} />
        {over && <Group><Button variant="default" onClick={again}>{t('address.again')}</Button></Group>}
        <Text size="sm" c="dimmed">{t('address.notCome')}</Text>
      </Stack>
    </form>
  );
}
