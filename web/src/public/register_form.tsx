import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { type ChangeEvent, type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import { FormEnd, useForm } from '../parts/form';
import { ownZone } from '../parts/time';
import classes from './register.module.css';
import { codeOf, looksLikeAddress, plain } from './said';

const aboutAddress = ['company_address', 'address'] as const;
const aboutInvitation = ['invitation_expired', 'no_invitation', 'too_many_codes'] as const;

interface Values {
  private_email: string;
}

function useRegistration(secret: string, done: (email: string) => void) {
  const { t, i18n } = useTranslation('public');
  const { t: common } = useTranslation();
  const check = (v: Values) => {
    const missing = v.private_email.trim() === '' ? common('field.required') : undefined;
    return { private_email: missing ?? (looksLikeAddress(v.private_email) ? undefined : common('field.email')) };
  };
  const form = useForm({
    name: 'registration',
    initial: { private_email: '' },
    check,
    // The same address by the same invitation is one account, however often it is sent. The answer never tells whether there is one.
    send: (v) =>
      ask(api.signup.POST('/api/signup/public/registrations', {
        body: { secret, private_email: plain(v.private_email), locale: i18n.language === 'en' ? 'en' : 'ja', zone: ownZone() },
      })),
    sent: (_, v) => done(plain(v.private_email)),
  });
  const code = aboutAddress.find((c) => c === codeOf(form.sending.error));
  return { form, check, refused: code && t(`register.problem.${code}`) };
}

/**
 * Asks for the private address, and once more whether it is right before it is sent: with a wrong one the code goes to somebody else, and
 * nobody can say so.
 */
export function RegisterForm({ secret, done }: { secret: string; done: (email: string) => void }) {
  const { t } = useTranslation('public');
  const { form, check, refused } = useRegistration(secret, done);
  const [sure, setSure] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (refused) input.current?.focus();
  }, [refused]);
  const checking = sure && refused === undefined;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (checking) return form.submit(event);
    if (!form.passes(check, event)) return;
    form.sending.reset();
    setSure(true);
  };
  const change = (event: ChangeEvent<HTMLInputElement>) => {
    setSure(false);
    form.set('private_email', event.currentTarget.value);
  };
  const explained = Object.fromEntries(aboutInvitation.map((c) => [c, t(`register.problem.${c}`)]));
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {checking ? (
        <Check address={plain(form.values.private_email)}>
          <FormEnd
            form={form} label={t('register.form.send')} explained={explained}
            secondary={<Button variant="default" size="md" onClick={() => setSure(false)}>{t('register.form.fix')}</Button>}
          />
        </Check>
      ) : (
        <Stack gap="md">
          <Title order={2} size="h3">{t('register.form.title')}</Title>
          <Text>{t('register.form.why')}</Text>
          <TextInput
            label={t('register.form.email')} description={t('register.form.hint')} type="email" autoComplete="email" inputMode="email" required maxLength={254}
            {...form.text('private_email')} ref={input} onChange={change} error={refused ?? form.errorOf('private_email')}
          />
          <Button type="submit" size="md" style={{ alignSelf: 'flex-start' }}>{t('register.form.go')}</Button>
          <Text size="sm" c="dimmed">{t('register.form.device')}</Text>
        </Stack>
      )}
    </form>
  );
}

function Check({ address, children }: { address: string; children: ReactNode }) {
  const { t } = useTranslation('public');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Stack gap="md">
      <Title order={2} size="h3" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>{t('register.form.check')}</Title>
      <p className={classes.address}>{address}</p>
      <Text>{t('register.form.checkText')}</Text>
      {children}
    </Stack>
  );
}
