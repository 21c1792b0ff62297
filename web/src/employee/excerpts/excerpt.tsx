import { Badge, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExcerptView } from '../../api/schema/sessions';
import type reflect from '../../i18n/ja/reflect.json';
import { useDraft } from '../../parts/draft';
import { Sheet } from '../booking/facts';
import { Decide } from './decide';
import classes from './excerpt.module.css';
import { isShortened } from './shorten';

type Topic = keyof (typeof reflect)['excerpts']['topics'];

/** One proposed sentence that waits for its employee's decision: as it is, shorter, or not at all. */
export function Proposed({ excerpt }: { excerpt: ExcerptView }) {
  const { t } = useTranslation('reflect');
  const [draft, setDraft, forget, kept] = useDraft(`excerpt/${excerpt.excerpt_id}`, { words: excerpt.text });
  const [editing, setEditing] = useState(kept && draft.words !== excerpt.text);
  const [asking, setAsking] = useState<'approve' | 'veto'>();
  const words = draft.words.trim();
  const wrong = words === '' ? t('excerpts.shortenEmpty') : isShortened(excerpt.text, words) ? undefined : t('excerpts.shortenBad');
  const whole = () => {
    setDraft({ words: excerpt.text });
    setEditing(false);
  };
  return (
    <Sheet>
      <Stack gap="md">
        <Topic code={excerpt.topic} />
        {editing
          ? <Textarea label={t('excerpts.exact')} description={t('excerpts.shortenHint')} lang="ja" maxLength={500} value={draft.words} error={wrong} onChange={(e) => setDraft({ words: e.currentTarget.value })} />
          : <blockquote className={classes.quote} lang="ja">{excerpt.text}</blockquote>}
        {excerpt.text.includes('［') && <Text size="sm" c="dimmed">{t('excerpts.marks')}</Text>}
        <Group gap="sm">
          <Button disabled={wrong !== undefined} onClick={() => setAsking('approve')}>{t('excerpts.approve')}</Button>
          <Button variant="default" onClick={() => setAsking('veto')}>{t('excerpts.veto')}</Button>
          {editing
            ? <Button variant="subtle" onClick={whole}>{t('excerpts.whole')}</Button>
            : <Button variant="subtle" onClick={() => setEditing(true)}>{t('excerpts.shorten')}</Button>}
        </Group>
        <Decide excerpt={excerpt} words={asking === 'veto' ? undefined : words} open={asking !== undefined} close={() => setAsking(undefined)} decided={forget} />
      </Stack>
    </Sheet>
  );
}

/** A sentence that was decided on. */
export function Decided({ excerpt }: { excerpt: ExcerptView }) {
  const { t } = useTranslation('reflect');
  const approved = excerpt.status === 'approved';
  return (
    <Sheet>
      <Stack gap="xs">
        <Group gap="sm">
          <Badge size="lg" radius="sm" tt="none" fw={500} color={approved ? 'tokiwa' : 'gray'} variant={approved ? 'light' : 'default'} c={approved ? 'var(--mantine-color-text)' : undefined}>{t(approved ? 'excerpts.approved' : 'excerpts.vetoed')}</Badge>
          <Topic code={excerpt.topic} />
        </Group>
        <blockquote className={classes.quote} lang="ja">{excerpt.text}</blockquote>
        {approved && <Text size="sm" c="dimmed">{t('excerpts.approvedNote')}</Text>}
      </Stack>
    </Sheet>
  );
}

// A topic that this client does not know yet is left out instead of shown as a code.
function Topic({ code }: { code: string }) {
  const { t, i18n } = useTranslation('reflect');
  if (!i18n.exists(`employee:excerpts.topics.${code}`)) return null;
  return <Text size="sm" c="dimmed">{t('excerpts.topic', { topic: t(`excerpts.topics.${code as Topic}`) })}</Text>;
}
