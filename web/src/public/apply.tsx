import { Button, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../api/client';
import { FormEnd, useForm } from '../parts/form';
import { Page } from '../parts/page';
import classes from './apply.module.css';
import { Review } from './apply_check';
import { Conduct } from './apply_conduct';
import { ApplicationDocuments } from './apply_documents';
import { Field, Manner } from './apply_field';
import { Licences } from './apply_licences';
import { Person, Words } from './apply_person';
import { Steps } from './apply_steps';
import { bodyOf, initial, type StepName, steps, type Values, type Wrong, wrongIn } from './apply_values';
import { plain } from './said';
import { Sent } from './sent';

/** The form of somebody who wants to become a consultant: six short steps, of which nothing is lost. */
export function Component() {
  const { t } = useTranslation('public');
  const [sent, setSent] = useState<Application>();
  if (sent !== undefined) return <Received {...sent} />;
  return (
    <Page title={t('apply.title')} lead={t('apply.lead')} width="narrow">
      <Apply sent={setSent} />
    </Page>
  );
}

/** The words for what can be wrong. */
function useWrong() {
  const { t } = useTranslation('public');
  const { t: common } = useTranslation();
  const words: Readonly<Record<Wrong, string>> = {
    required: common('field.required'), address: common('field.email'), number: t('apply.numberBad'), twice: t('apply.numberTwice'), eight: t('apply.numberForm.eight'), digits: t('apply.numberForm.digits'),
    until: t('apply.validNeeded'), far: t('apply.validFar'), conduct: t('apply.conductNeeded'), years: t('apply.yearsBad'), one: t('apply.one'),
  };
  return (step: StepName, v: Values) =>
    Object.fromEntries(Object.entries(wrongIn(step, v)).map(([field, wrong]) => [field, wrong && words[wrong]])) as Partial<Record<keyof Values, string>>;
}

/** What was sent, and what opens it for documents. */
interface Application {
  email: string;
  id: string;
  pass: string;
}

function useApplication(sent: (application: Application) => void) {
  const { i18n } = useTranslation('public');
  const wrong = useWrong();
  const form = useForm({
    name: 'consultant-application',
    initial,
    check: (v: Values) => Object.assign({}, ...steps.map((s) => wrong(s, v))) as Partial<Record<keyof Values, string>>,
    send: (v, key) =>
      ask(api.signup.POST('/api/signup/public/consultant-applications', {
        params: { header: { 'Idempotency-Key': key } }, body: bodyOf(v, i18n.language === 'en' ? 'en' : 'ja'),
      })),
    sent: (made, v) => sent({ email: plain(v.email), id: made.consultant_id, pass: made.pass }),
  });
  return { form, wrong };
}

/** What a step needs to know of the whole form. */
export type ApplyForm = ReturnType<typeof useApplication>['form'];

function Apply({ sent }: { sent: (application: Application) => void }) {
  const { t } = useTranslation('public');
  const { t: common } = useTranslation();
  const { form, wrong } = useApplication(sent);
  const step = steps[form.values.step] ?? 'person';
  const last = step === 'check';
  const go = (to: number) => form.set('step', to);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (last) return form.submit(event);
    if (form.passes((v) => wrong(step, v), event)) go(form.values.step + 1);
  };
  const back = form.values.step > 0 && <Button variant="default" size="md" onClick={() => go(form.values.step - 1)}>{common('back')}</Button>;
  return (
    <form onSubmit={submit} noValidate className={classes.root}>
      <Steps now={form.values.step} />
      <Stack gap="lg" mt="xl">
        {step === 'person' && <Person form={form} />}
        {step === 'licence' && <Licences form={form} />}
        {step === 'field' && <Field form={form} />}
        {step === 'manner' && <Manner form={form} />}
        {step === 'words' && <Words form={form} />}
        {last && <Review values={form.values} go={go} />}
        {last && <Conduct form={form} />}
        {last && <Text size="sm" c="dimmed">{t('apply.use')}</Text>}
        <FormEnd form={form} label={last ? t('apply.send') : common('next')} explained={{ address: t('inquiry.badAddress'), conduct_version: t('apply.conductChanged') }} secondary={back} />
      </Stack>
    </form>
  );
}

function Received({ email, id, pass }: Application) {
  const { t } = useTranslation('public');
  return (
    <Sent title={t('apply.sent.title')} actions={<Button component={Link} to="/" variant="default">{t('apply.sent.home')}</Button>}>
      <p>{t('apply.sent.text')}</p>
      <p><strong>{t('apply.sent.next')}</strong></p>
      <ol>
        <li>{t('apply.sent.one')}</li>
        <li>{t('apply.sent.two', { email })}</li>
        <li>{t('apply.sent.three')}</li>
      </ol>
      <ApplicationDocuments id={id} pass={pass} />
    </Sent>
  );
}
