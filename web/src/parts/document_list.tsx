import { Anchor, Group, Stack, Text } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Document } from '../api/schema/signup';
import { Failure } from './failure';
import { useTimes } from './time';

interface Props {
  documents: readonly Document[];
  /** Asks for the address of one; it ends soon, so it is asked for only when somebody opens the document. */
  link: (document: string) => Promise<{ link?: string }>;
}

/** Documents on file: what each is, when it came, and the way to open it, or why there is none. */
export function DocumentList({ documents, link }: Props) {
  const { t } = useTranslation('documents');
  const times = useTimes();
  const [error, setError] = useState<unknown>();
  const open = async (id: string) => {
    setError(undefined);
    try {
      const found = await link(id);
      if (found.link) location.assign(found.link);
    } catch (cause) {
      setError(cause);
    }
  };
  if (documents.length === 0) return <Text size="sm" c="dimmed">{t('none')}</Text>;
  return (
    <Stack gap="sm">
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {documents.map((d) => (
          <Group component="li" key={d.document_id} gap="sm" wrap="nowrap" align="flex-start">
            <IconFileText size={20} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
            <div style={{ minWidth: 0 }}>
              {d.status === 'stored'
                ? <Anchor component="button" type="button" ta="start" style={{ overflowWrap: 'anywhere' }} onClick={() => void open(d.document_id)}>{d.filename}</Anchor>
                : <Text style={{ overflowWrap: 'anywhere' }}>{d.filename}</Text>}
              <Text size="sm" c="dimmed">
                {t('line', { kind: t(`of.${d.kind as 'other'}`), date: times.date(d.at) })}
                {d.status !== 'stored' && <Text span inherit c="var(--mantine-color-error)" display="inline-block" ms={8}>{t(d.status === 'refused' ? 'refused' : 'waiting')}</Text>}
              </Text>
            </div>
          </Group>
        ))}
      </Stack>
      {error !== undefined && <Failure error={error} />}
    </Stack>
  );
}
