import { Button, Group, List, Stack, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import { Problem } from '../api/problem';
import type { Review } from '../api/schema/reports';
import { Dialog } from '../parts/dialog';
import { FormEnd, useForm } from '../parts/form';
import { Panel } from './panel';
import parts from './parts.module.css';
import { useWords } from './words';

/** The longest comment that the API takes, in characters. */
const most = 4000;

interface Props {
  review: Review;
  month: string;
  /** Says something that has to outlive the form. */
  say: (text: string) => void;
  /** Hears the comment as it is typed, so that the report can show it in its place. */
  typed: (comment: string) => void;
}

/** The operator's reading, and the release of exactly the draft that was read. */
export function ReleaseForm({ review, month, say, typed }: Props) {
  const { t } = useTranslation('review');
  const words = useWords();
  const queries = useQueryClient();
  const count = useId();
  const [asking, setAsking] = useState(false);
  const { company, company_id } = review.report;
  const check = (v: { comment: string }) => ({ comment: [...v.comment].length > most ? t('commentLong', { most: words.number(most) }) : undefined });
  const form = useForm<{ comment: string }, Review>({
    name: `release/${company_id}/${review.report.month}`,
    initial: { comment: '' }, check,
    send: async (v) => {
      try {
        return await ask(api.reports.POST('/api/reports/reviews/{company_id}/{month}/release', {
          params: { path: { company_id, month: review.report.month } }, body: { version: review.version, comment: v.comment.trim() || undefined },
        }));
      } catch (error) {
        if (Problem.of(error).code === 'report_changed') {
          say(t('changed'));
          void queries.invalidateQueries();
        }
        throw error;
      }
    },
    sent: (now) => {
      queries.setQueryData(['review', company_id, review.report.month], now);
      say(t('done'));
      scrollTo({ top: 0 });
    },
  });
  const { comment } = form.values;
  useEffect(() => typed(comment), [comment, typed]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (check(form.values).comment) form.submit(event);
    else setAsking(true);
  };
  const confirm = () => {
    setAsking(false);
    form.submit();
  };
  return (
    <Panel title={t('beforeRelease')} anchor="release">
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Textarea label={t('comment')} description={t('commentHint')} minRows={6} aria-describedby={count} {...form.text('comment')} />
          <Text id={count} size="sm" c={[...comment].length > most ? 'var(--mantine-color-error)' : 'dimmed'} className="tabular">
            {t('commentCount', { n: words.number([...comment].length), most: words.number(most) })}
          </Text>
          <FormEnd form={form} label={t('release')} explained={{ report_changed: t('changed') }} />
        </Stack>
      </form>
      <Dialog open={asking} title={t('releaseTitle')} close={() => setAsking(false)}>
        <Stack gap="md">
          <Text>{t('releaseText', { company, month })}</Text>
          <List spacing={6}>{t('final', { returnObjects: true }).map((line) => <List.Item key={line}>{line}</List.Item>)}</List>
          <div>
            <Text size="sm" c="dimmed">{comment.trim() ? t('withComment') : t('noComment')}</Text>
            {comment.trim() && <Text className={parts.said} lineClamp={6}>{comment.trim()}</Text>}
          </div>
          <Group>
            <Button onClick={confirm}>{t('release')}</Button>
            <Button variant="default" onClick={() => setAsking(false)}>{t('back')}</Button>
          </Group>
        </Stack>
      </Dialog>
    </Panel>
  );
}
