import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api, ask } from '../../api/client';
import type { ProfileAnswer } from '../../api/schema/matching';
import { FormEnd, useForm } from '../../parts/form';
import { Marks } from './marks';
import { steps } from './steps';
import { bodyOf, left, noAnswers, type Values, valuesOf } from './values';

/** The steps over one form: whatever was entered goes with the last step, or earlier where the person wants to stop. */
export function ProfileForm({ stored }: { stored: ProfileAnswer }) {
  const { t } = useTranslation('wishes');
  const { t: common } = useTranslation();
  const { at, go } = useStep();
  const form = useForm<Values, ProfileAnswer>({
    name: 'matching-profile',
    initial: valuesOf(stored),
    check: (v) => (left(v.personality) > 0 ? { personality: t('profile.nature.all') } : {}),
    send: (v) => ask(api.matching.PUT('/api/matching/me/profile', { body: bodyOf(v) })),
    sent: () => go('done', true),
  });
  const step = steps[at - 1] ?? steps[0]!;
  const Show = step.show;
  const last = at === steps.length;
  const skip = () => {
    if (step.name === 'nature' && left(form.values.personality) > 0) form.set('personality', noAnswers());
    go(at + 1);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (last) form.submit(event);
    else go(at + 1);
  };
  return (
    <Stack gap="lg">
      {at === 1 && <WhoSees />}
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <StepHead at={at} name={step.name} values={form.values} />
          <Show values={form.values} set={form.set} errorOf={form.errorOf} />
          <FormEnd
            form={form} label={last ? t('profile.finish') : t('profile.next')}
            secondary={
              <>
                {at > 1 && <Button variant="default" size="md" onClick={() => go(at - 1)}>{common('back')}</Button>}
                {!last && <Button variant="subtle" size="md" onClick={skip}>{t('profile.skip')}</Button>}
              </>
            }
          />
          {!last && <Group><Button variant="subtle" size="compact-sm" ml={-8} onClick={() => form.submit()}>{t('profile.now')}</Button></Group>}
        </Stack>
      </form>
      {at > 1 && <WhoSees />}
    </Stack>
  );
}

function useStep() {
  const [query] = useSearchParams();
  const navigate = useNavigate();
  const at = Math.min(steps.length, Math.max(1, Math.floor(Number(query.get('step'))) || 1));
  const go = (to: number | 'done', replace = false) => {
    const next = new URLSearchParams(query);
    next.set('step', String(to));
    void navigate(`/profile?${next}`, { replace });
  };
  return { at, go };
}

/** How far one is. The heading takes the focus at each step, so that it is read out. */
function StepHead({ at, name, values }: { at: number; name: (typeof steps)[number]['name']; values: Values }) {
  const { t } = useTranslation('wishes');
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(at);
  useEffect(() => {
    if (before.current !== at) heading.current?.focus({ preventScroll: true });
    before.current = at;
  }, [at]);
  const progress = t('profile.progress', { step: at, of: steps.length });
  return (
    <div>
      <Text size="sm" c="dimmed" className="tabular" mb={6}>{progress}</Text>
      <Marks at={at} values={values} />
      <Title order={2} ref={heading} tabIndex={-1} style={{ outline: 'none' }}>{t(`profile.${name}.title`)}</Title>
      <Text c="dimmed">{t(`profile.${name}.text`)}</Text>
    </div>
  );
}

function WhoSees() {
  const { t } = useTranslation('wishes');
  return (
    <Paper bg="var(--kikite-tint)" p="md">
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <IconLock size={20} aria-hidden style={{ flex: 'none', marginTop: 4 }} />
        <Text size="sm">{t('profile.who')}</Text>
      </Group>
    </Paper>
  );
}
