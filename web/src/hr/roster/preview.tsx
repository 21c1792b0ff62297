import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';
import { Table } from '../../parts/table';
import { Scroll } from '../../report/scroll';
import { useEverybody } from '../company';
import type { Chosen } from './choose';
import type { Places } from './columns';
import { ErrorsTable } from './errors_table';
import { limits } from './limits';
import { Mapping } from './mapping';
import { arrange, body, type Roster } from './read';
import classes from './roster.module.css';
import { fingerprint, type Outgoing, upload } from './upload';

/** What a file holds, before anything of it is sent. */
export function Preview({ chosen: { file, sheet }, back, sent }: { chosen: Chosen; back: () => void; sent: (roster: string) => void }) {
  const { t } = useTranslation('hr');
  const [places, setPlaces] = useState<Places>();
  const roster = useMemo(() => arrange(sheet, places), [sheet, places]);
  const { columns, checked } = roster;
  const headers = columns.missing.length > 0 ? columns.missing.map((c) => t(`roster.column.${c}`)) : columns.repeated;
  const complete = headers.length === 0;
  const many = checked.departments > limits.departments;
  return (
    <Paper bg="var(--kikite-surface)" p={{ base: 'md', sm: 'xl' }} style={{ border: '1px solid var(--kikite-line)' }}>
      <Stack gap="lg">
        <Title order={2}>{t('roster.preview.title')}</Title>
        {complete && <Facts name={file.name} roster={roster} />}
        {!complete && <Note text={t(columns.missing.length > 0 ? 'roster.refused.header_missing' : 'roster.refused.header_repeated', { headers: headers.join(t('separator')) })} />}
        <Mapping roster={roster} set={setPlaces} />
        {complete && columns.unused.length > 0 && <Note text={t('roster.preview.unusedText', { headers: columns.unused.join(t('separator')) })} />}
        {checked.privateAddresses > 0 && <Note text={t('roster.preview.privateText', { count: checked.privateAddresses })} />}
        {many && <Note text={t('roster.refused.too_many_departments')} />}
        {complete && <Leaving roster={roster} />}
        <FirstRows roster={roster} />
        {complete && <Wrong roster={roster} />}
        {complete && !many ? <Sending file={file} roster={roster} back={back} sent={sent} /> : <Group><Button variant="default" onClick={back}>{t('roster.again')}</Button></Group>}
      </Stack>
    </Paper>
  );
}

function Wrong({ roster: { checked } }: { roster: Roster }) {
  const { t } = useTranslation('hr');
  if (checked.errors.length === 0) return <Text>{t('roster.preview.errorsNone')}</Text>;
  return (
    <div>
      <Title order={3}>{t('roster.preview.errors')}</Title>
      <Text size="sm" c="dimmed" mb="sm">{t('roster.preview.errorsText')}</Text>
      <ErrorsTable errors={checked.errors} />
    </div>
  );
}

function Note({ text }: { text: string }) {
  return <Alert color="kaki" variant="light"><Text size="sm" c="var(--mantine-color-text)">{text}</Text></Alert>;
}

// A file with some of the people only would take all others off the roster: said before it happens.
function Leaving({ roster }: { roster: Roster }) {
  const { t } = useTranslation('hr');
  const everybody = useEverybody();
  const gone = everybody.data?.filter((p) => p.status === 'active' && !roster.checked.numbers.has(p.employee_number) && !roster.checked.addresses.has(p.email)).length ?? 0;
  return gone > 0 ? <Note text={t('roster.preview.leaving', { count: gone })} /> : null;
}

function Facts({ name, roster }: { name: string; roster: Roster }) {
  const { t } = useTranslation('hr');
  const { good, bad, departments } = roster.checked;
  const facts = [
    { name: t('roster.preview.good'), value: t('roster.preview.rows', { count: good }), big: true },
    { name: t('roster.preview.bad'), value: t('roster.preview.rows', { count: bad }), big: true },
    { name: t('roster.preview.departments'), value: t('roster.preview.departmentsValue', { count: departments }), big: true },
    { name: t('roster.preview.file'), value: name },
    { name: t('roster.preview.encoding'), value: t(`roster.preview.${roster.encoding}`) },
  ];
  return (
    <dl className={classes.facts}>
      {facts.map((f) => <div key={f.name}><dt>{f.name}</dt><dd className={f.big ? classes.number : undefined}>{f.value}</dd></div>)}
    </dl>
  );
}

const first = 50;

function FirstRows({ roster }: { roster: Roster }) {
  const { t } = useTranslation('hr');
  const rows = roster.records.slice(0, first);
  const known = Object.values(roster.columns.at).toSorted((a, b) => a - b);
  const places = known.length > 0 ? known : roster.head.map((_, i) => i);
  const header = Object.fromEntries(Object.entries(roster.columns.at).map(([c, place]) => [place, roster.columns.header[c as keyof typeof roster.columns.header]]));
  const title = t('roster.preview.first', { count: rows.length });
  const wrong = new Set(roster.checked.errors.map((e) => e.line));
  return (
    <div>
      <Title order={3} mb="xs">{title}</Title>
      <Scroll label={title}>
        <div className={classes.rows}>
          <Table dense className={classes.first}>
            <thead>
              <tr><th scope="col">{t('roster.preview.line')}</th>{places.map((p) => <th key={p} scope="col">{header[p] || t('roster.mapping.place', { place: p + 1 })}</th>)}</tr>
            </thead>
            <tbody>
              {rows.map((r) => (
                <tr key={r.line} className={wrong.has(r.line) ? classes.wrong : undefined}>
                  <td>{r.line}{wrong.has(r.line) && <> <span role="img" aria-label={t('roster.preview.bad')}>！</span></>}</td>
                  {places.map((p) => <td key={p}>{r.fields[p]}</td>)}
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      </Scroll>
    </div>
  );
}

// The digest of what would be sent tells the same file from another one, however often the button is pressed.
function useOutgoing(file: File, roster: Roster) {
  const out = useMemo(() => body(roster, file), [roster, file]);
  const [printed, setPrinted] = useState<{ out: typeof out; print: string }>();
  useEffect(() => {
    let current = true;
    void fingerprint(out.blob).then((print) => current && setPrinted({ out, print }));
    return () => {
      current = false;
    };
  }, [out]);
  return { out, print: printed?.out === out ? printed.print : undefined };
}

function Sending({ file, roster, back, sent }: { file: File; roster: Roster; back: () => void; sent: (roster: string) => void }) {
  const { t } = useTranslation('hr');
  const { t: common } = useTranslation();
  const text = useProblemText();
  const { good, bad } = roster.checked;
  const { out, print } = useOutgoing(file, roster);
  const sending = useSend<Outgoing, string>({ name: 'roster', send: (outgoing, key) => upload(outgoing, out.blob, key), sent });
  const explained = { too_large: t('roster.send.too_large'), upload_refused: t('roster.send.upload_refused') };
  if (good === 0) return <><Note text={t('roster.preview.nothing')} /><Group><Button variant="default" onClick={back}>{t('roster.again')}</Button></Group></>;
  return (
    <Stack gap="sm">
      {sending.error !== null && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(sending.error, explained)}</Text></Alert>}
      {sending.paused && <Alert role="status" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{common('offline')}</Text></Alert>}
      <Group>
        <Button size="md" loading={sending.pending && !sending.paused} disabled={sending.paused || print === undefined} onClick={() => print !== undefined && sending.send({ filename: file.name.slice(-200), size: out.blob.size, print, columns: out.columns })}>
          {bad > 0 ? t('roster.preview.sendGood', { count: good }) : t('roster.preview.send')}
        </Button>
        <Button variant="default" size="md" onClick={back} disabled={sending.pending}>{t('roster.again')}</Button>
      </Group>
    </Stack>
  );
}
