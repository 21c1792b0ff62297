import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { ExcerptView } from '../../api/schema/sessions';
import { Dialog } from '../../parts/dialog';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';
import classes from './excerpt.module.css';

interface Props {
  excerpt: ExcerptView;
  /** To approve exactly its words, or to veto them. */
  approve: boolean;
  open: boolean;
  close: () => void;
}

/** Asks once more, with exactly the words that would leave, and sends the decision. */
export function Decide({ excerpt, approve, open, close }: Props) {
  const { t } = useTranslation('reflect');
  const { t: common } = useTranslation();
  const text = useProblemText();
  const { send, pending, paused, error, reset } = useSend<{ approve: boolean; text?: string }, ExcerptView>({
    name: `excerpt/${excerpt.excerpt_id}`,
    send: (body) => ask(api.sessions.POST('/api/sessions/me/excerpts/{id}/decision', { params: { path: { id: excerpt.excerpt_id } }, body })),
  });
  const leave = () => {
    close();
    reset();
  };
  return (
    <Dialog open={open} title={t(approve ? 'excerpts.approveTitle' : 'excerpts.vetoTitle')} close={pending ? undefined : leave}>
      <Stack>
        <blockquote className={classes.quote} lang="ja">{excerpt.text}</blockquote>
        {approve
          ? <List spacing="xs">{(['approveHow', 'approveGuess', 'approveFinal'] as const).map((key) => <List.Item key={key}>{t(`excerpts.${key}`)}</List.Item>)}</List>
          : <Text>{t('excerpts.vetoText')}</Text>}
        {error && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(error, t('excerpts.problem', { returnObjects: true }))}</Text></Alert>}
        {paused && <Alert role="status" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{common('offline')}</Text></Alert>}
        <Group>
          <Button loading={pending && !paused} disabled={paused} onClick={() => send(approve ? { approve, text: excerpt.text } : { approve })}>{t(approve ? 'excerpts.approveAction' : 'excerpts.vetoAction')}</Button>
          <Button variant="default" onClick={leave} disabled={pending && !paused}>{common('cancel')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
