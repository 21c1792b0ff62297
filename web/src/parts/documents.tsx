import { FileButton, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';

/** What the API answers to the announcement of a document. */
export interface Announced {
  document_id: string;
  url: string;
  fields: Record<string, string>;
}

/** What became of a document. */
export interface Taken {
  status: string;
  reason?: string;
}

type Said = 'stored' | 'type' | 'active' | 'size' | 'failed' | 'full';

interface Props<K extends string> {
  kinds: readonly K[];
  /** Gets the form to post a file with. */
  announce: (body: { kind: K; filename: string; size: number }, key: string) => Promise<Announced>;
  /** Has the file looked at that was posted. */
  take: (document: string) => Promise<Taken>;
  taken?: () => unknown;
  /** Only PDF is taken; else pictures, too. */
  pdf?: boolean;
  children?: ReactNode;
}

/** The largest document in bytes, as the API has it. */
const most = 10 * 1024 * 1024;

/** Sends documents straight to where files are kept, and says of each what became of it. A name is given to each choice of a file once, so that a second click sends nothing twice. */
export function Documents<K extends string>({ kinds, announce, take, taken, pdf = false, children }: Props<K>) {
  const { t } = useTranslation('documents');
  const [kind, setKind] = useState<K>(kinds[0] as K);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ name: string; what: Said }[]>([]);
  const reset = useRef<() => void>(null);
  const send = async (file: File | null) => {
    if (!file || busy) return;
    setBusy(true);
    const what = file.size > most ? 'size' : await deliver(file, kind);
    setSaid((before) => [...before, { name: file.name, what }]);
    setBusy(false);
    reset.current?.();
    if (what === 'stored') taken?.();
  };
  const deliver = async (file: File, of: K): Promise<Said> => {
    try {
      const form = await announce({ kind: of, filename: file.name, size: file.size }, crypto.randomUUID());
      const body = new FormData();
      for (const [name, value] of Object.entries(form.fields)) body.set(name, value);
      body.set('file', file);
      const posted = await fetch(form.url, { method: 'POST', body });
      if (!posted.ok) return 'failed';
      const done = await take(form.document_id);
      return done.status === 'stored' ? 'stored' : ((done.reason ?? 'failed') as Said);
    } catch (error) {
      return Problem.of(error).code === 'too_many_documents' ? 'full' : 'failed';
    }
  };
  return (
    <Stack gap="sm">
      {children}
      <Group align="end" gap="sm">
        {kinds.length > 1 && (
          <NativeSelect label={t('kind')} value={kind} onChange={(e) => setKind(e.currentTarget.value as K)} data={kinds.map((k) => ({ value: k, label: t(`of.${k as 'other'}`) }))} />
        )}
        <FileButton resetRef={reset} onChange={(f) => void send(f)} accept={pdf ? 'application/pdf' : 'application/pdf,image/jpeg,image/png'}>
          {(props) => <Button {...props} variant="default" loading={busy} leftSection={<IconUpload size={18} aria-hidden />}>{t('file')}</Button>}
        </FileButton>
      </Group>
      <div role="status">
        {said.map((s, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- they only grow
          <Text key={i} size="sm" c={s.what === 'stored' ? undefined : 'var(--mantine-color-error)'}>{s.name}：{t(`said.${pdf && s.what === 'type' ? 'pdf' : s.what}`)}</Text>
        ))}
      </div>
    </Stack>
  );
}
