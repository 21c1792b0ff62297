import { Button, Group, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api, ask } from '../../api/client';
import type { SelfCheckFormOutputBody, SelfCheckView } from '../../api/schema/sessions';
import { FormEnd, useForm } from '../../parts/form';
import { Choice } from '../reflect/choice';
import { Step, useStep } from '../reflect/steps';
import { Intro } from './intro';
import { answered, type FormPage, gapOf, items, nothing, pagesOf, type Values } from './pages';

/** The 57 questions, a few at a time, after what there is to say before them. */
export function Form({ form: asked }: { form: SelfCheckFormOutputBody }) {
  const { t } = useTranslation('reflect');
  const navigate = useNavigate();
  const begun = useSearchParams()[0].has('page');
  const pages = pagesOf(asked.sections ?? []);
  const [step, go] = useStep(pages.length);
  const [tried, setTried] = useState(false);
  const form = useForm<Values, SelfCheckView>({
    name: 'self-check',
    initial: nothing,
    send: ({ answers, sex }) => ask(api.sessions.POST('/api/sessions/self-checks', { body: { answers, ...(sex && { sex }) } })),
    sent: () => navigate('/reflect/self-check/result', { replace: true }),
  });
  const { values } = form;
  const open = pages.findIndex((p) => gapOf(p, values) !== undefined);
  if (!begun) return <Intro values={values} choose={(sex) => form.set('sex', sex)} start={() => go(Math.max(open, 0))} />;
  const page = pages[step];
  if (!page) return null;
  const last = step === pages.length - 1;
  const forward = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const gap = gapOf(page, values);
    setTried(gap !== undefined || (last && open >= 0));
    if (gap !== undefined) return event.currentTarget.querySelector<HTMLElement>(`[name="q${gap + 1}"]`)?.focus();
    if (!last) return go(step + 1);
    return open >= 0 ? go(open) : form.submit();
  };
  const choose = (place: number, value: number) => form.set('answers', values.answers.with(place, value));
  return (
    <form onSubmit={forward} noValidate>
      <Step title={t(`selfCheck.part.${page.part}`)} says={t('selfCheck.step', { step: step + 1, total: pages.length })} progress={answered(values) / items}>
        <Questions {...{ page, values, choose, tried }} />
        {last
          ? <FormEnd form={form} label={t('selfCheck.submit')} explained={t('selfCheck.problem', { returnObjects: true })} secondary={<Before back={() => go(step - 1)} />} />
          : <Group><Button type="submit" size="md">{t('selfCheck.next')}</Button>{step > 0 && <Before back={() => go(step - 1)} />}</Group>}
        <Text size="sm" c="dimmed">{t('selfCheck.answered', { count: answered(values) })}</Text>
      </Step>
    </form>
  );
}

function Before({ back }: { back: () => void }) {
  const { t } = useTranslation('reflect');
  return <Button variant="default" size="md" onClick={back}>{t('selfCheck.back')}</Button>;
}

function Questions({ page, values, choose, tried }: { page: FormPage; values: Values; choose: (place: number, value: number) => void; tried: boolean }) {
  const { t } = useTranslation('reflect');
  return (
    <>
      <Text lang="ja" c="dimmed">{page.leadIn}</Text>
      {page.items.map((text, i) => {
        const place = page.first + i;
        return (
          <Choice
            key={place} name={`q${place + 1}`} number={place + 1} text={text} lang="ja" narrow={2}
            options={page.scale.map((label, at) => ({ value: at + 1, text: label }))}
            value={values.answers[place] || undefined} choose={(value) => choose(place, value)}
            error={tried && !values.answers[place] ? t('selfCheck.missing') : undefined}
          />
        );
      })}
    </>
  );
}
