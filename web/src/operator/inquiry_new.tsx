import { NativeSelect, Paper, Radio, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, ask } from '../api/client';
import type { HeardInquiryBody } from '../api/schema/signup';
import { FormEnd, useForm } from '../parts/form';
import { Page } from '../parts/page';
import { dialled } from '../public/said';
import { looksLikeAddress } from './checks';
import classes from './parts.module.css';

const initial = { channel: 'phone', company_name: '', person_name: '', email: '', phone: '', interest: 'consultation', message: '', locale: 'ja' };
type Values = typeof initial;

const body = (v: Values): HeardInquiryBody => ({
  channel: v.channel as HeardInquiryBody['channel'], interest: v.interest as HeardInquiryBody['interest'], locale: v.locale as HeardInquiryBody['locale'],
  company_name: v.company_name.trim(), person_name: v.person_name.trim(),
  email: v.email.trim() || undefined, phone: dialled(v.phone) || undefined, message: v.message.trim() || undefined,
});

/** Enters an inquiry that came by phone or mail. */
export function Component() {
  const { t } = useTranslation('operator');
  const { t: common } = useTranslation();
  const navigate = useNavigate();
  const form = useForm({
    name: 'inquiry', initial,
    check: (v) => ({
      company_name: v.company_name.trim() === '' ? common('field.required') : undefined,
      person_name: v.person_name.trim() === '' ? common('field.required') : undefined,
      email: v.email.trim() !== '' ? (looksLikeAddress(v.email) ? undefined : common('field.email')) : v.phone.trim() === '' ? t('inquiryNew.reach') : undefined,
      phone: /^[0-9+() -]*$/.test(dialled(v.phone)) ? undefined : t('inquiryNew.phoneBad'),
    }),
    send: (v, key) => ask(api.signup.POST('/api/signup/inquiries', { params: { header: { 'Idempotency-Key': key } }, body: body(v) })),
    sent: (made) => navigate(`/operator/inquiries/${made.inquiry_id}`, { replace: true }),
  });
  const choice = (field: 'channel' | 'interest') => ({ name: field, value: form.values[field], onChange: (value: string) => form.set(field, value) });
  return (
    <Page title={t('inquiryNew.title')} lead={t('inquiryNew.lead')} up={{ to: '/operator', label: t('inquiry.up') }} width="medium">
      <Paper className={classes.panel}>
        <form onSubmit={form.submit} noValidate>
          <Stack gap="lg">
            <Radio.Group size="md" label={t('inquiryNew.channel')} {...choice('channel')}>
              <Stack gap="xs" mt="xs">
                {(['phone', 'mail'] as const).map((c) => <Radio size="md" key={c} value={c} label={t(`inquiries.channel.${c}`)} />)}
              </Stack>
            </Radio.Group>
            <SimpleGrid cols={{ base: 1, sm: 2 }} verticalSpacing="lg">
              <TextInput label={t('inquiryNew.company_name')} required maxLength={200} autoComplete="off" {...form.text('company_name')} />
              <TextInput label={t('inquiryNew.person_name')} required maxLength={100} autoComplete="off" {...form.text('person_name')} />
              <TextInput label={t('inquiryNew.email')} type="email" maxLength={254} autoComplete="off" {...form.text('email')} />
              <TextInput label={t('inquiryNew.phone')} type="tel" maxLength={30} autoComplete="off" {...form.text('phone')} />
            </SimpleGrid>
            <Radio.Group size="md" label={t('inquiryNew.interest')} {...choice('interest')}>
              <Stack gap="xs" mt="xs">
                {(['consultation', 'brochure'] as const).map((c) => <Radio size="md" key={c} value={c} label={t(`inquiryNew.interestText.${c}`)} />)}
              </Stack>
            </Radio.Group>
            <Textarea label={t('inquiryNew.message')} maxLength={4000} minRows={4} {...form.text('message')} />
            <NativeSelect label={t('inquiryNew.locale')} maw={240} {...form.text('locale')} data={[{ value: 'ja', label: t('inquiryNew.ja') }, { value: 'en', label: t('inquiryNew.en') }]} />
            <FormEnd form={form} label={t('inquiryNew.submit')} explained={{ address: common('field.email') }} />
          </Stack>
        </form>
      </Paper>
    </Page>
  );
}
