import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Review } from '../api/schema/reports';
import { Dialog } from '../parts/dialog';
import { useProblemText } from '../parts/problem_text';
import { useSend } from '../parts/send';
import { Chip } from './chip';
import { askAnew } from './missing_reports';
import { Panel } from './panel';

/** How long a report that was asked for is awaited, in milliseconds. It usually takes seconds. */
const patience = 60_000;

interface Props {
  review: Review;
  /** Hears whether a new one is awaited, so that the review is read again. */
  awaiting: (on: boolean) => void;
  /** Says something that has to outlive this part. */
  say: (text: string) => void;
}

const edition = (review: Review) => `${review.report.revision}/${review.version}`;

/** What came after the month was closed, and the call for a revision that takes it in. */
export function Revision({ review, awaiting, say }: Props) {
  const { t } = useTranslation('review');
  const problem = useProblemText();
  const [asking, setAsking] = useState(false);
  const [from, setFrom] = useState<string>();
  const [over, setOver] = useState(false);
  const now = edition(review);
  const late = review.late ?? 'none';
  const released = review.status === 'released';
  const sending = useSend<string, unknown>({
    name: `revision/${review.report.company_id}/${review.report.month}/${now}`, send: () => askAnew(review.report.company_id, review.report.month),
    sent: () => {
      setFrom(now);
      setOver(false);
      awaiting(true);
    },
  });
  useEffect(() => {
    if (from === undefined) return;
    const end = () => {
      awaiting(false);
      setFrom(undefined);
    };
    if (from !== now) {
      end();
      say(t('again.made'));
      return;
    }
    const timer = setTimeout(() => {
      end();
      setOver(true);
    }, patience);
    return () => clearTimeout(timer);
  }, [from, now, awaiting, say, t]);
  const confirm = () => {
    setAsking(false);
    sending.send(now);
  };
  return (
    <Panel title={t('again.title')} aside={<Chip tone={late === 'many' ? 'look' : 'calm'}>{t(`again.chip.${late}`)}</Chip>}>
      <Text>{t(`again.late.${late}`)}</Text>
      <Group gap="md">
        <Button variant="default" loading={sending.pending || from !== undefined} onClick={() => setAsking(true)}>{t('again.ask')}</Button>
        <Text size="sm" role="status">{from !== undefined ? t('again.asked') : over ? t('again.same') : sending.paused && t('again.paused')}</Text>
      </Group>
      {sending.error && <Text size="sm" role="alert" c="var(--mantine-color-error)">{problem(sending.error)}</Text>}
      <Dialog open={asking} title={t('again.question')} close={() => setAsking(false)}>
        <Stack gap="md">
          <Text>{t(released ? 'again.ofReleased' : 'again.ofDraft')}</Text>
          <Text size="sm" c="dimmed">{t('again.unchanged')}</Text>
          <Group>
            <Button onClick={confirm}>{t('again.ask')}</Button>
            <Button variant="default" onClick={() => setAsking(false)}>{t('again.no')}</Button>
          </Group>
        </Stack>
      </Dialog>
    </Panel>
  );
}
