import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { ExcerptView } from '../../api/schema/sessions';
import type reflect from '../../i18n/ja/reflect.json';
import { Confirm } from '../../parts/confirm';
import { Sheet } from '../booking/facts';
import { Decide } from './decide';
import { Edit } from './edit';
import classes from './excerpt.module.css';

type Topic = keyof (typeof reflect)['excerpts']['topics'];

/** One sentence that waits for its employee's decision: as it is, in other words, or not at all. */
export function Waiting({ excerpt }: { excerpt: ExcerptView }) {
  const { t } = useTranslation('reflect');
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState<'approve' | 'veto'>();
  const checking = excerpt.status === 'checking';
  return (
    <Sheet>
      <Stack gap="md">
        <Topic code={excerpt.topic} />
        {editing
          ? <Edit excerpt={excerpt} close={() => setEditing(false)} />
          : <blockquote className={classes.quote} lang="ja">{excerpt.text}</blockquote>}
        <div role="status">
          {checking && <Text size="sm"><strong>{t('excerpts.checking')}</strong> {t('excerpts.checkingText')}</Text>}
          {!checking && excerpt.check && !editing && <Text size="sm">{t(`excerpts.check.${excerpt.check}`)}</Text>}
        </div>
        {excerpt.text.includes('［') && <Text size="sm" c="dimmed">{t('excerpts.marks')}</Text>}
        {!editing && (
          <Group gap="sm">
            {!checking && <Button onClick={() => setAsking('approve')}>{t('excerpts.approve')}</Button>}
            <Button variant="default" onClick={() => setAsking('veto')}>{t('excerpts.veto')}</Button>
            <Button variant="subtle" onClick={() => setEditing(true)}>{t('excerpts.edit')}</Button>
          </Group>
        )}
        <Decide excerpt={excerpt} approve={asking === 'approve'} open={asking !== undefined} close={() => setAsking(undefined)} />
      </Stack>
    </Sheet>
  );
}

/** A sentence that was decided on. An approval can be taken back until the month's report is made. */
export function Decided({ excerpt }: { excerpt: ExcerptView }) {
  const { t } = useTranslation('reflect');
  const [asking, setAsking] = useState(false);
  const approved = excerpt.status === 'approved';
  const ended = excerpt.status === 'withdrawn' ? 'withdrawn' : 'vetoed';
  return (
    <Sheet>
      <Stack gap="xs">
        <Group gap="sm">
          <Badge size="lg" radius="sm" tt="none" fw={500} color={approved ? 'tokiwa' : 'gray'} variant={approved ? 'light' : 'default'} c={approved ? 'var(--mantine-color-text)' : undefined}>{t(`excerpts.${approved ? 'approved' : ended}`)}</Badge>
          <Topic code={excerpt.topic} />
        </Group>
        <blockquote className={classes.quote} lang="ja">{excerpt.text}</blockquote>
        {approved && <Text size="sm" c="dimmed">{t('excerpts.approvedNote')}</Text>}
        {approved && <Group><Button variant="default" onClick={() => setAsking(true)}>{t('excerpts.withdraw')}</Button></Group>}
        <Confirm
          name={`withdraw/${excerpt.excerpt_id}`} open={asking} close={() => setAsking(false)} title={t('excerpts.withdrawTitle')} words={t('excerpts.withdrawText')} label={t('excerpts.withdrawAction')}
          explained={t('excerpts.problem', { returnObjects: true })}
          send={() => ask(api.sessions.POST('/api/sessions/me/excerpts/{id}/withdrawal', { params: { path: { id: excerpt.excerpt_id } } }))} sent={() => undefined}
        />
      </Stack>
    </Sheet>
  );
}

// A topic that this client does not know yet is left out instead of shown as a code.
function Topic({ code }: { code: string }) {
  const { t, i18n } = useTranslation('reflect');
  if (!i18n.exists(`reflect:excerpts.topics.${code}`)) return null;
  return <Text size="sm" c="dimmed">{t('excerpts.topic', { topic: t(`excerpts.topics.${code as Topic}`) })}</Text>;
}
