import { Button, Stack, Text, Textarea, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { CareEntryOutputBody, CareEntryView, OpeningView } from '../../api/schema/sessions';
import { FormEnd, useForm } from '../../parts/form';
import { useNow } from '../../parts/now';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';
import { useTimes } from '../../parts/time';
import { Chip, type Tone } from '../chip';
import { Facts } from '../facts';
import { useStore } from './calls';
import { Contents } from './contents';
import classes from './opening.module.css';
import { Second } from './second';

const tones: Readonly<Record<OpeningView['status'], Tone>> = { asked: 'look', approved: 'good', refused: 'calm', opened: 'look', reviewed: 'good' };

/** One disclosure: who opened or asks for what and why, what a second person says, and what is still to do with it. */
export function Opening({ entry, opening: o }: { entry: CareEntryView; opening: OpeningView }) {
  const { t } = useTranslation('care');
  const times = useTimes();
  const now = useNow(30_000);
  const who = o.mine ? t('who.me') : t(o.way === 'sos' ? 'who.consultant' : 'who.other');
  const waits = o.status === 'asked' || o.status === 'opened';
  const readable = o.mine && (o.status === 'approved' || o.way === 'alone') && (!o.read_until || Date.parse(o.read_until) > now);
  return (
    <section className={classes.opening}>
      <Stack gap="sm">
        <div className={classes.head}>
          <Title order={3} size="h4">{t(`way.${o.way}`)}</Title>
          <Chip tone={o.overdue ? 'bad' : tones[o.status]}>{o.overdue ? t('overdue') : t(`openingStatus.${o.status}`)}</Chip>
        </div>
        <Text size="sm" c="dimmed" className="tabular">{t('by', { who, time: times.moment(o.asked_at) })}</Text>
        <Facts
          rows={[
            [t('reason'), o.reason], [t('dangerous'), o.dangerous], [t('done'), o.done],
            [t('second'), o.decided_at && <>{o.status === 'reviewed' && `${t(o.agrees ? 'agrees' : 'disagrees')} `}{o.second}</>],
          ]}
        />
        <Text size="sm">{t(`telling.${o.telling}`)}</Text>
        {o.telling === 'held' && <Tell entry={entry} opening={o} />}
        {readable && <Contents entry={entry} opening={o} />}
        {o.mine && o.way !== 'sos' && o.opened_at && !entry.erased && <Done entry={entry} opening={o} />}
        {waits && !entry.erased && (o.mine ? <Text size="sm" c="dimmed">{t('review.own')}</Text> : <Second entry={entry} opening={o} />)}
      </Stack>
    </section>
  );
}

function Tell({ entry, opening }: { entry: CareEntryView; opening: OpeningView }) {
  const { t } = useTranslation('care');
  const store = useStore();
  const text = useProblemText();
  const sending = useSend<string, CareEntryOutputBody>({
    name: `care/tell/${opening.opening_id}`, sent: store,
    send: (id) => ask(api.sessions.POST('/api/sessions/care/{id}/openings/{opening}/tell', { params: { path: { id: entry.entry_id, opening: id } } })),
  });
  return (
    <div>
      <Button variant="default" size="sm" loading={sending.pending} onClick={() => sending.send(opening.opening_id)}>{t('tellNow')}</Button>
      {sending.error && <Text size="sm" role="alert" c="var(--mantine-color-error)">{text(sending.error, t('problem', { returnObjects: true }))}</Text>}
    </div>
  );
}

function Done({ entry, opening }: { entry: CareEntryView; opening: OpeningView }) {
  const { t } = useTranslation('care');
  const { t: common } = useTranslation();
  const store = useStore();
  const form = useForm<{ words: string }, CareEntryOutputBody>({
    name: `care/done/${opening.opening_id}`, initial: { words: opening.done ?? '' },
    check: ({ words }) => (words.trim() ? {} : { words: common('field.required') }),
    send: (body) => ask(api.sessions.PUT('/api/sessions/care/{id}/openings/{opening}/done', { params: { path: { id: entry.entry_id, opening: opening.opening_id } }, body })),
    sent: store,
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <Textarea label={t('writeDone')} description={t('writeDoneHelp')} minRows={2} maxLength={4000} {...form.text('words')} />
      <FormEnd form={form} label={t('saveDone')} explained={t('problem', { returnObjects: true })} />
    </form>
  );
}
