import { Checkbox, Radio, Stack, Textarea, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { CareEntryOutputBody, CareEntryView, OpeningView } from '../../api/schema/sessions';
import { FormEnd, useForm } from '../../parts/form';
import { useStore } from './calls';

interface Values {
  agree: '' | 'yes' | 'no';
  words: string;
  tell: boolean;
}

/** The second person's word: beforehand on what another asks for, afterwards on what another did alone. */
export function Second({ entry, opening: o }: { entry: CareEntryView; opening: OpeningView }) {
  const { t } = useTranslation('care');
  const store = useStore();
  const before = o.way === 'two';
  const kind = before ? 'decide' : 'review';
  const path = { id: entry.entry_id, opening: o.opening_id };
  const form = useForm<Values, CareEntryOutputBody>({
    name: `care/second/${o.opening_id}`, initial: { agree: '', words: '', tell: o.way === 'sos' },
    check: (v) => ({
      ...(v.agree ? {} : { agree: t('choose') }), ...((v.agree === 'no' || !before) && !v.words.trim() ? { words: t('review.missing') } : {}),
    }),
    send: ({ agree, words, tell }) => {
      const body = { agree: agree === 'yes', words, tell };
      return before
        ? ask(api.sessions.POST('/api/sessions/care/{id}/openings/{opening}/decide', { params: { path }, body }))
        : ask(api.sessions.POST('/api/sessions/care/{id}/openings/{opening}/review', { params: { path }, body }));
    },
    sent: store,
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="md">
        <Title order={4} size="md">{t(`${kind}.title`)}</Title>
        <Radio.Group name="agree" aria-label={t(`${kind}.title`)} value={form.values.agree} onChange={(v) => form.set('agree', v as Values['agree'])} error={form.errorOf('agree')}>
          <Stack gap="xs">
            <Radio value="yes" label={t(`${kind}.agree`)} />
            <Radio value="no" label={before ? t('decide.refuse') : t('review.disagree')} />
          </Stack>
        </Radio.Group>
        <Textarea label={t(`${kind}.words`)} description={before ? t('decide.wordsHelp') : undefined} minRows={2} maxLength={2000} {...form.text('words')} />
        {(before ? o.dangerous : o.telling === 'held') && <Checkbox label={t(`${kind}.tell`)} checked={form.values.tell} onChange={(e) => form.set('tell', e.currentTarget.checked)} />}
        <FormEnd form={form} label={t(`${kind}.submit`)} explained={t('problem', { returnObjects: true })} />
      </Stack>
    </form>
  );
}
