import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Document } from '../api/schema/signup';
import { type Announced, Documents, type Taken } from '../parts/documents';
import { useProblemText } from '../parts/problem_text';
import { Ready } from '../parts/ready';
import { saveFrom } from '../parts/save_file';
import { useSend } from '../parts/send';
import { useTimes } from '../parts/time';
import { Panel } from './panel';

interface Props<K extends string> {
  title: string;
  lead?: string;
  /** Names the list among what was read. */
  of: readonly string[];
  kinds: readonly K[];
  list: () => Promise<{ documents: Document[] }>;
  /** Gets a link that opens a document for a few minutes. */
  open: (document: string) => Promise<{ link?: string; filename: string }>;
  announce: (body: { kind: K; filename: string; size: number }, key: string) => Promise<Announced>;
  take: (document: string) => Promise<Taken>;
}

/** What is on file of a company or a consultant. A link is asked for only when somebody opens a document: it ends soon, and each opening is in the log. */
export function DocumentsPanel<K extends string>({ title, lead, of, kinds, list, open, announce, take }: Props<K>) {
  const { t } = useTranslation('documents');
  const queries = useQueryClient();
  const text = useProblemText();
  const query = useQuery({ queryKey: of, queryFn: list });
  const opening = useSend({
    name: `open/${of.join('/')}`, send: open,
    sent: ({ link, filename }) => link && saveFrom(link, filename),
  });
  return (
    <Panel title={title}>
      {lead && <Text size="sm" c="dimmed">{lead}</Text>}
      <Ready query={query} lines={2}>
        {({ documents }) => documents.length === 0 ? <Text size="sm" c="dimmed">{t('none')}</Text> : (
          <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
            {documents.map((d) => <Line key={d.document_id} document={d} open={() => opening.send(d.document_id)} />)}
          </Stack>
        )}
      </Ready>
      {opening.error !== null && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(opening.error)}</Text></Alert>}
      <Documents kinds={kinds} announce={announce} take={take} taken={() => queries.invalidateQueries({ queryKey: of })} />
    </Panel>
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
      <Text size="sm" c="dimmed">{kind}・{times.date(d.at)}{d.size ? `・${size(d.size)}` : ''}</Text>
      {d.status !== 'stored' && <Text size="sm" c="var(--mantine-color-error)">{d.status === 'refused' ? (reason ? t(`said.${reason}`) : t('refused')) : t('waiting')}</Text>}
    </li>
  );
}

/** 1.2 MB, 340 kB. */
const size = (bytes: number) => (bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`);
