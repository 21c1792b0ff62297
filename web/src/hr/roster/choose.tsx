import { Alert, List, Text } from '@mantine/core';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type texts from '../../i18n/ja/hr.json';
import { limits } from './limits';
import { open, type Refusal, type Sheet } from './read';
import classes from './roster.module.css';

type Header = keyof (typeof texts)['roster']['column'];

/** A file that was chosen and could be read. */
export interface Chosen {
  file: File;
  sheet: Sheet;
}

/** Where a file is chosen or dropped. It is read here, in the page; what cannot be used is said at once. */
export function Choose({ chosen }: { chosen: (c: Chosen) => void }) {
  const { t } = useTranslation('hr');
  const [over, setOver] = useState(false);
  const [reading, setReading] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const take = async (file: File | undefined) => {
    if (!file || reading) return;
    setRefusal(undefined);
    setReading(true);
    const found = file.size > limits.bytes ? { problem: 'too_large' as const } : await open(new Uint8Array(await file.arrayBuffer()));
    if ('problem' in found) setRefusal(found);
    else chosen({ file, sheet: found });
    setReading(false);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <>
      <div
        className={`${classes.drop} ${over ? classes.over : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label>
          <input
            type="file"
            accept=".csv,text/csv,.txt,.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            className={classes.pick}
            onChange={(event) => {
              void take(event.currentTarget.files?.[0]);
              event.currentTarget.value = ''; // the same file can be chosen again after it was corrected
            }}
          />
          <span className={classes.button}>{t('roster.choose.label')}</span>
        </label>
        <Text size="sm" role="status">{reading ? t('roster.choose.reading') : t('roster.choose.drop')}</Text>
        <Text size="sm" c="dimmed">{t('roster.choose.limits')}</Text>
        <Text size="sm" c="dimmed" maw={560}>{t('roster.choose.note')}</Text>
      </div>
      {refusal && <Refused refusal={refusal} />}
    </>
  );
}

function Refused({ refusal }: { refusal: Refusal }) {
  const { t } = useTranslation('hr');
  return (
    <Alert role="alert" color="red" variant="light" title={t('roster.refused.title')}>
      <Text c="var(--mantine-color-text)">{t(`roster.refused.${refusal.problem}`, { line: refusal.line })}</Text>
    </Alert>
  );
}

const required = ['number', 'name', 'email', 'department'] as const;
const welcome = ['kana', 'romaji', 'job', 'birth', 'joined', 'category'] as const;

/** How a roster is made, for who has none yet. */
export function Howto() {
  const { t } = useTranslation('hr');
  const names = (columns: readonly Header[]) => columns.map((c) => t(`roster.column.${c}`)).join(t('separator'));
  return (
    <List spacing={4} size="sm">
      <List.Item>{t('roster.template.required', { columns: names(required) })}</List.Item>
      <List.Item>{t('roster.template.optional', { columns: names(welcome) })}</List.Item>
      <List.Item>{t('roster.template.text')}</List.Item>
      <List.Item>{t('roster.template.not')}</List.Item>
    </List>
  );
}

/** The headers of the template, in the order in which it has them. */
export const templateColumns = [...required, ...welcome];
