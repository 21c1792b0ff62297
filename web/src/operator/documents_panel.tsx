import { Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Document } from '../api/schema/signup';
import { DocumentList } from '../parts/document_list';
import { type Announced, Documents, type Taken } from '../parts/documents';
import { Ready } from '../parts/ready';
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
  pdf?: boolean;
}

/** What is on file of a company or a consultant. A link is asked for only when somebody opens a document: it ends soon, and each opening is in the log. */
export function DocumentsPanel<K extends string>({ title, lead, of, kinds, list, open, announce, take, pdf }: Props<K>) {
  const queries = useQueryClient();
  const query = useQuery({ queryKey: of, queryFn: list });
  return (
    <Panel title={title}>
      {lead && <Text size="sm" c="dimmed">{lead}</Text>}
      <Ready query={query} lines={2}>{({ documents }) => <DocumentList name={of.join('/')} documents={documents} open={open} />}</Ready>
      <Documents kinds={kinds} announce={announce} take={take} pdf={pdf} taken={() => queries.invalidateQueries({ queryKey: of })} />
    </Panel>
  );
}
