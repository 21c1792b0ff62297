import { Button, Group as Row, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { PulseFormOutputBody, SessionView } from '../../api/schema/sessions';
import { FormEnd, useForm } from '../../parts/form';
import { Choice } from '../reflect/choice';
import { Step, useStep } from '../reflect/steps';
import { type Group, groupsOf } from './groups';

interface Values {
  answers: Record<string, number>;
}

/** The K6 score from which on serious distress is likely: Kessler et al. (2003). */
const severe = 13;

const k6 = (answers: Record<string, number>): number => Object.entries(answers).reduce((sum, [code, v]) => sum + (code.startsWith('k6_') ? v : 0), 0);

/** The survey after a talk, a few questions at a time. */
export function Form({ session, form: asked, sent }: { session: SessionView; form: PulseFormOutputBody; sent: (heavy: boolean) => void }) {
  const { t, i18n } = useTranslation('reflect');
  const groups = groupsOf(asked.items ?? []);
  const [step, go] = useStep(groups.length);
  const [tried, setTried] = useState(false);
  const group = groups[step];
  const last = step === groups.length - 1;
  const form = useForm<Values, SessionView>({
    name: `pulse/${session.session_id}`,
    initial: { answers: {} },
    send: ({ answers }) => ask(api.sessions.POST('/api/sessions/sessions/{id}/pulse', { params: { path: { id: session.session_id } }, body: { answers } })),
    sent: (_, { answers }) => sent(k6(answers) >= severe),
  });
  const { answers } = form.values;
  const missing = (g: Group) => g.items.find((item) => answers[item.code] === undefined);
  const forward = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const gap = last ? groups.findIndex(missing) : -1;
    const first = group && missing(group);
    setTried(first !== undefined || gap >= 0);
    if (first) return event.currentTarget.querySelector<HTMLElement>(`[name="${first.code}"]`)?.focus();
    if (gap >= 0) return go(gap);
    return last ? form.submit() : go(step + 1);
  };
  if (!group) return null;
  const en = i18n.language === 'en';
  const done = Object.keys(answers).length / Math.max(asked.items?.length ?? 1, 1);
  return (
    <form onSubmit={forward} noValidate>
      <Step title={t(`pulse.${group.topic}`)} says={t('pulse.step', { step: step + 1, total: groups.length })} progress={done}>
        {group.items.map((item) => (
          <Choice
            key={item.code} name={item.code} text={en ? item.text.en : item.text.ja} value={answers[item.code]}
            options={(item.options ?? []).map((o) => ({ value: o.value, text: en ? o.text.en : o.text.ja }))}
            choose={(value) => form.set('answers', { ...answers, [item.code]: value })}
            error={tried && answers[item.code] === undefined ? t('pulse.missing') : undefined}
          />
        ))}
        <End {...{ form, last, step }} back={() => go(step - 1)} />
        {group.items[0]?.source && <Text size="xs" c="dimmed">{t('pulse.source')}: {group.items[0].source}</Text>}
      </Step>
    </form>
  );
}

function End({ form, last, step, back }: { form: Parameters<typeof FormEnd>[0]['form']; last: boolean; step: number; back: () => void }) {
  const { t } = useTranslation('reflect');
  const before = step > 0 ? <Button variant="default" size="md" onClick={back}>{t('pulse.back')}</Button> : undefined;
  if (last) {
    return (
      <Stack gap="xs">
        <Text size="sm" c="dimmed">{t('pulse.whole')}</Text>
        <FormEnd form={form} label={t('pulse.submit')} explained={t('pulse.problem', { returnObjects: true })} secondary={before} />
      </Stack>
    );
  }
  return <Row><Button type="submit" size="md">{t('pulse.next')}</Button>{before}</Row>;
}
