import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Document } from '../api/schema/signup';
import { useProblemText } from './problem_text';
import { saveFrom } from './save_file';
import { useSend } from './send';
import { useTimes } from './time';

interface Props {
  /** Names the list among what is sent. */
  name: string;
  documents: readonly Document[];
  /** Gets a link that opens a document for a few minutes: so it is asked for only when somebody opens it. */
  open: (document: string) => Promise<{ link?: string; filename: string }>;
}

/** Documents on file: what each is, when it came, and the way to open it, or why there is none. */
export function DocumentList({ name, documents, open }: Props) {
  const { t } = useTranslation('documents');
  const text = useProblemText();
  const opening = useSend({ name: `open/${name}`, send: open, sent: ({ link, filename }) => link && saveFrom(link, filename) });
  if (documents.length === 0) return <Text size="sm" c="dimmed">{t('none')}</Text>;
  return (
    <>
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {documents.map((d) => <Line key={d.document_id} document={d} open={() => opening.send(d.document_id)} />)}
      </Stack>
      {opening.error !== null && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(opening.error)}</Text></Alert>}
    </>
  );
}

const kindsOf = ['application_form', 'licence', 'career', 'other'] as const;
const reasons = ['type', 'active', 'size'] as const;

function Line({ document: d, open }: { document: Document; open: () => void }) {
  const { t } = useTranslation('documents');
  const times = useTimes();
  const kind = t(`of.${kindsOf.find((k) => k === d.kind) ?? 'other'}`);
  const reason = reasons.find((r) => r === d.reason);
  return (
    <li>
      {d.status === 'stored'
        ? <Anchor component="button" type="button" onClick={open} style={{ overflowWrap: 'anywhere', textAlign: 'start' }}>{d.filename}</Anchor>
        : <Text span style={{ overflowWrap: 'anywhere' }}>{d.filename}</Text>}
      <Text size="sm" c="dimmed">{t('line', { kind, date: times.date(d.at) })}{d.size ? t('size', { size: size(d.size) }) : ''}</Text>
      {d.status !== 'stored' && <Text size="sm" c="var(--mantine-color-error)">{d.status === 'refused' ? (reason ? t(`said.${reason}`) : t('refused')) : t('waiting')}</Text>}
    </li>
  );
}

/** 1.2 MB, 340 kB. */
const size = (bytes: number) => (bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`);
