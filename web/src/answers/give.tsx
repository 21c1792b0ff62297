import { Button, Radio, Stack, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import { Problem } from '../api/problem';
import type { Answer, AnsweredProposal } from '../api/schema/reports';
import { FormEnd, useForm } from '../parts/form';
import { answersKey, readAnswers } from './read';

/** What a company can say to a proposal. */
export const kinds = ['will_do', 'done', 'will_not'] as const;

const most = 500;

interface Given {
  answer: Answer['answer'] | '';
  why: string;
}

/** The answer to a proposal, given once for all findings that it belongs to. */
export function Give({ month, items, close }: { month: string; items: readonly AnsweredProposal[]; close: () => void }) {
  const { t } = useTranslation('answers');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const first = items[0]!;
  const before = items.find((i) => i.answer)?.answer;
  const form = useForm<Given, unknown>({
    name: `answers/${month}/${first.proposal}`,
    initial: { answer: before?.answer ?? '', why: before?.why ?? '' },
    check: ({ answer, why }) => ({
      answer: answer === '' ? common('field.required') : undefined,
      why: [...why].length > most ? t('hr.long') : answer === 'will_not' && why.trim() === '' ? t('hr.whyMissing') : undefined,
    }),
    send: ({ answer, why }) => giveAll(month, items, answer as Answer['answer'], why.trim()),
    sent: async () => {
      await queries.invalidateQueries({ queryKey: answersKey(month) });
      close();
    },
  });
  const changed = Problem.of(form.sending.error).code === 'answer_changed';
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="sm">
        <Radio.Group label={t('hr.label')} name="answer" value={form.values.answer} error={form.errorOf('answer')} onChange={(v) => form.set('answer', v as Given['answer'])}>
          <Stack gap={6} mt={4}>{kinds.map((k) => <Radio key={k} name="answer" value={k} label={t(`is.${k}`)} />)}</Stack>
        </Radio.Group>
        <Textarea {...form.text('why')} label={t('hr.why')} description={t('hr.whyHint')} rows={3} />
        <FormEnd form={form} label={t('hr.send')} explained={{ answer_changed: t('hr.changed'), why: t('hr.whyMissing') }} secondary={<Button variant="default" size="md" onClick={close}>{common('cancel')}</Button>} />
        {changed && <Text size="sm"><Button variant="subtle" size="compact-sm" onClick={() => void queries.invalidateQueries({ queryKey: answersKey(month) })}>{common('retry')}</Button></Text>}
      </Stack>
    </form>
  );
}

// One request for each finding. After a broken connection some may have arrived: what already says so is not said again.
async function giveAll(month: string, items: readonly AnsweredProposal[], answer: Answer['answer'], why: string) {
  const now = await readAnswers(month);
  for (const read of items) {
    const item = now.items?.find((i) => i.finding === read.finding && i.about === read.about && i.proposal === read.proposal);
    if (item?.answer?.answer === answer && (item.answer.why ?? '') === why) continue;
    const { finding, about, proposal, version } = read;
    await ask(api.reports.PUT('/api/reports/reports/{month}/answers', { params: { path: { month } }, body: { finding, about, proposal, answer, why: why || undefined, version } }));
  }
}
