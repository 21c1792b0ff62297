import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { EntryView, PartAnswer, PartView, RecordBody } from '../../api/schema/sessions';
import { Ready } from '../../parts/ready';
import { useRecordForm } from '../data';
import classes from './record.module.css';

/** The stored record as its writer reads it. */
export function RecordView({ program, record, edit }: { program: string; record: RecordBody; edit: () => void }) {
  const { t } = useTranslation('consultant');
  const form = useRecordForm(program);
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">{t('record.stored')}</Text>
      <Words title={t('record.text')} text={record.text} />
      <Words title={t('record.state')} text={record.state} />
      <Words title={t('record.next_steps')} text={record.next_steps} />
      <Ready query={form} lines={2}>
        {(known) => (
          <>
            {(known.parts ?? []).map((p) => <Answered key={p.code} part={p} answer={record.parts?.find((a) => a.part === p.code)} />)}
            <Names title={t('record.themes')} codes={record.themes ?? []} entries={known.themes ?? []} />
            <Names title={t('record.risk_signs')} codes={record.risk_signs ?? []} entries={known.risk_signs ?? []} />
          </>
        )}
      </Ready>
      <Group><Button variant="default" onClick={edit}>{t('record.correct')}</Button></Group>
    </Stack>
  );
}

// What was not answered takes no room: the form asks for more than any talk brings.
function Answered({ part, answer }: { part: PartView; answer?: PartAnswer }) {
  const { i18n } = useTranslation('consultant');
  if (!answer) return null;
  const title = i18n.language === 'en' ? part.text.en : part.text.ja;
  return part.most === 0 ? <Words title={title} text={answer.words ?? ''} /> : <Names title={title} codes={answer.chosen ?? []} entries={part.options ?? []} />;
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
