import { Alert, Button, Radio, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { api, ask } from '../api/client';
import { FormEnd, useForm } from '../parts/form';
import { Page } from '../parts/page';
import classes from './inquiry.module.css';
import { Optional } from './optional';
import { useFormToken } from './form_token';
import { codeOf, dialled, looksLikeAddress, plain } from './said';
import { Sent } from './sent';

const interests = ['brochure', 'consultation'] as const;
type Interest = (typeof interests)[number];

interface Values {
  interest: string;
  company_name: string;
  person_name: string;
  email: string;
  phone: string;
  message: string;
  website: string;
}

const initial: Values = { interest: '', company_name: '', person_name: '', email: '', phone: '', message: '', website: '' };
const interestOf = (text: string | null): Interest => (text === 'brochure' ? 'brochure' : 'consultation');

/** The form for companies that want the brochure or a talk. */
export function Component() {
  const { t } = useTranslation('public');
  const [sent, setSent] = useState<{ email: string; interest: Interest }>();
  if (sent) return <Received {...sent} />;
  return (
    <Page title={t('inquiry.title')} lead={t('inquiry.lead')} width="narrow">
      <Ask sent={(email, interest) => setSent({ email, interest })} />
      <Text size="sm" c="dimmed">{t('inquiry.employee')}</Text>
    </Page>
  );
}

function useInquiry(sent: (email: string, interest: Interest) => void) {
  const { t, i18n } = useTranslation('public');
  const { t: common } = useTranslation();
  const [query] = useSearchParams();
  const wanted = (v: Values) => interestOf(v.interest || query.get('interest'));
  const needed = (text: string) => (text.trim() === '' ? common('field.required') : undefined);
  const token = useFormToken();
  const form = useForm({
    name: 'inquiry',
    initial,
    check: (v: Values) => ({
      company_name: needed(v.company_name),
      person_name: needed(v.person_name),
      email: needed(v.email) ?? (looksLikeAddress(v.email) ? undefined : common('field.email')),
      phone: /^[0-9+() -]*$/.test(dialled(v.phone)) ? undefined : t('inquiry.phoneBad'),
    }),
    send: async (v, key) => {
      const form = await token();
      return ask(api.signup.POST('/api/signup/public/inquiries', {
        params: { header: { 'Idempotency-Key': key } },
        body: {
          interest: wanted(v), locale: i18n.language === 'en' ? 'en' : 'ja', company_name: v.company_name.trim(), person_name: v.person_name.trim(),
          email: plain(v.email), phone: dialled(v.phone), message: v.message.trim(), website: v.website, form,
        },
      }));
    },
    sent: (_, v) => sent(plain(v.email), wanted(v)),
  });
  return { form, interest: wanted(form.values) };
}

function Ask({ sent }: { sent: (email: string, interest: Interest) => void }) {
  const { t } = useTranslation('public');
  const { t: common } = useTranslation();
  const { form, interest } = useInquiry(sent);
  const badAddress = codeOf(form.sending.error) === 'address' ? t('inquiry.badAddress') : undefined;
  return (
    <form onSubmit={form.submit} noValidate className={classes.root}>
      <Stack gap="md">
        <Radio.Group label={t('inquiry.interest')} value={interest} onChange={(v) => form.set('interest', v)} name="interest" size="md">
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mt={6}>
            {interests.map((i) => (
              <div key={i} className={classes.choice}><Radio value={i} label={t(`inquiry.${i}`)} description={t(`inquiry.${i}Text`)} size="md" /></div>
            ))}
          </SimpleGrid>
        </Radio.Group>
        <TextInput label={t('inquiry.company_name')} required autoComplete="organization" maxLength={200} {...form.text('company_name')} />
        <TextInput label={t('inquiry.person_name')} required autoComplete="name" maxLength={100} {...form.text('person_name')} />
        <TextInput
          label={t('inquiry.email')} description={t('inquiry.emailHint')} required type="email" autoComplete="email" maxLength={254}
          {...form.text('email')} error={badAddress ?? form.errorOf('email')}
        />
        <TextInput label={<Optional>{t('inquiry.phone')}</Optional>} type="tel" autoComplete="tel" maxLength={30} {...form.text('phone')} />
        <Textarea label={<Optional>{t('inquiry.message')}</Optional>} description={t('inquiry.messageHint')} maxLength={4000} minRows={5} {...form.text('message')} />
        {/* For programs that fill in everything; people neither see nor reach it. */}
        <div className={classes.trap} aria-hidden="true"><input tabIndex={-1} autoComplete="off" name="website" value={form.values.website} onChange={(e) => form.set('website', e.currentTarget.value)} /></div>
        <Text size="sm" c="dimmed">{t('inquiry.use')}</Text>
        <FormEnd form={form} label={common('send')} explained={{ address: t('inquiry.badAddress') }} />
      </Stack>
    </form>
  );
}

function Received({ email, interest }: { email: string; interest: Interest }) {
  const { t } = useTranslation('public');
  return (
    <Sent
      title={t('inquiry.sent.title')}
      actions={
        <>
          <Button component={Link} to="/about">{t('inquiry.sent.about')}</Button>
          <Button component={Link} to="/" variant="default">{t('inquiry.sent.home')}</Button>
        </>
      }
    >
      <p>{t('inquiry.sent.mail', { email })}</p>
      <p>{t(`inquiry.sent.${interest}`)}</p>
      <Alert variant="light" color="tokiwa"><Text size="sm" c="var(--mantine-color-text)">{t('inquiry.sent.missing')}</Text></Alert>
    </Sent>
  );
}
