import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import { api, ask } from '../../api/client';
import type texts from '../../i18n/ja/hr.json';
import { saveFile } from '../../parts/save_file';
import { Table } from '../../parts/table';
import { Scroll } from '../../report/scroll';
import type { RowError } from './check';
import { saveCsv } from './save';

type Reason = keyof (typeof texts)['roster']['reason'];
type Column = keyof (typeof texts)['roster']['column'];

const shown = 100;

/** What is wrong in a file, row by row, and the same as a CSV to correct it by: of an upload the service's, which lists everything. */
export function ErrorsTable({ errors, upload }: { errors: readonly RowError[]; upload?: string }) {
  const { t, i18n } = useTranslation('hr');
  const reason = (e: RowError) => t(`roster.reason.${i18n.exists(`roster.reason.${e.reason}`, { ns: 'hr' }) ? (e.reason as Reason) : 'other'}`);
  const column = (e: RowError) => (e.column && i18n.exists(`roster.column.${e.column}`, { ns: 'hr' }) ? t(`roster.column.${e.column as Column}`) : (e.column ?? ''));
  const heads = [t('roster.errors.line'), t('roster.errors.column'), t('roster.errors.reason')];
  const line = (e: RowError) => (e.line > 0 ? String(e.line) : t('roster.errors.whole'));
  const save = () => saveCsv(t('roster.errors.file'), [heads, ...errors.map((e) => [line(e), column(e), reason(e)])]);
  return (
    <Stack gap="xs">
      <Scroll label={t('roster.errors.caption')}>
        <Table className="tabular">
          <thead><tr>{heads.map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
          <tbody>
            {errors.slice(0, shown).map((e) => (
              <tr key={`${e.line} ${e.column} ${e.reason}`}>
                <td style={{ width: 80 }}>{line(e)}</td><td>{column(e)}</td><td>{reason(e)}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Scroll>
      {errors.length > shown && <Text size="sm" c="dimmed">{t('roster.errors.more', { count: errors.length - shown })}</Text>}
      {upload === undefined
        ? <Group><Button variant="default" size="sm" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>{t('roster.errors.download')}</Button></Group>
        : <Download upload={upload} fallback={save} />}
    </Stack>
  );
}

// The service keeps an uploaded file for some days; after that there is what the page has.
function Download({ upload, fallback }: { upload: string; fallback: () => void }) {
  const { t, i18n } = useTranslation('hr');
  const [busy, setBusy] = useState(false);
  const load = async () => {
    setBusy(true);
    try {
      const language = i18n.language === 'en' ? 'en' : 'ja';
      const text = await ask(api.signup.GET('/api/signup/roster/uploads/{id}/errors', { params: { path: { id: upload }, query: { language } }, parseAs: 'blob' }));
      saveFile(text as unknown as Blob, t('roster.errors.file'));
    } catch {
      fallback();
    }
    setBusy(false);
  };
  return <Group><Button variant="default" size="sm" loading={busy} leftSection={<IconDownload size={16} aria-hidden />} onClick={() => void load()}>{t('roster.errors.download')}</Button></Group>;
}
