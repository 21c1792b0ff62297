import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EntryView, RecordBody } from '../../api/schema/sessions';
import { Ready } from '../../parts/ready';
import { useRecordForm } from '../data';
import classes from './record.module.css';

/** The stored record as its writer reads it. */
export function RecordView({ record, edit }: { record: RecordBody; edit: () => void }) {
  const { t } = useTranslation('consultant');
  const form = useRecordForm();
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">{t('record.stored')}</Text>
      <Words title={t('record.text')} text={record.text} />
      <Words title={t('record.state')} text={record.state} />
      <Words title={t('record.next_steps')} text={record.next_steps} />
      <Ready query={form} lines={2}>
        {(known) => (
          <>
            <Names title={t('record.themes')} codes={record.themes ?? []} entries={known.themes ?? []} />
            <Names title={t('record.risk_signs')} codes={record.risk_signs ?? []} entries={known.risk_signs ?? []} />
          </>
        )}
      </Ready>
      <Group><Button variant="default" onClick={edit}>{t('record.correct')}</Button></Group>
    </Stack>
  );
}

function Words({ title, text }: { title: string; text: string }) {
  const { t } = useTranslation('consultant');
  return (
    <div>
      <Title order={3} size="sm" mb={4}>{title}</Title>
      {text === '' ? <Text c="dimmed">{t('record.none')}</Text> : <Text className={classes.words}>{text}</Text>}
    </div>
  );
}

function Names({ title, codes, entries }: { title: string; codes: readonly string[]; entries: readonly EntryView[] }) {
  const { t, i18n } = useTranslation('consultant');
  const names = entries.filter((e) => codes.includes(e.code)).map((e) => (i18n.language === 'en' ? e.text.en : e.text.ja));
  return (
    <div>
      <Title order={3} size="sm" mb={4}>{title}</Title>
      {names.length === 0 ? <Text c="dimmed">{t('record.none')}</Text> : <ul className={classes.names}>{names.map((n) => <li key={n}>{n}</li>)}</ul>}
    </div>
  );
}
