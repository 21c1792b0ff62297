import { Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { now } from '../../api/clock';
import { api, ask } from '../../api/client';
import type { AuditView } from '../../api/schema/sessions';
import { Empty } from '../../parts/empty';
import { Ready } from '../../parts/ready';
import { useTimes } from '../../parts/time';
import parts from '../parts.module.css';

/** Who did and saw what, month by month. Lines are only ever added. */
export function Log() {
  const { t } = useTranslation('care');
  const times = useTimes('Asia/Tokyo');
  const [month, setMonth] = useState(() => times.key(new Date(now())).slice(0, 7));
  const query = useQuery({ queryKey: ['care', 'log', month], enabled: month !== '', queryFn: () => ask(api.sessions.GET('/api/sessions/care-log', { params: { query: { month } } })) });
  return (
    <Stack gap="md">
      <TextInput type="month" label={t('log.month')} value={month} onChange={(e) => setMonth(e.currentTarget.value)} maw={220} />
      <Ready query={query}>
        {({ lines }) => !lines || lines.length === 0 ? <Empty title={t('emptyLog')}>{null}</Empty> : <ul className={parts.lines}>{lines.map((line) => <Line key={line.line_id} line={line} />)}</ul>}
      </Ready>
    </Stack>
  );
}

function Line({ line }: { line: AuditView }) {
  const { t, i18n } = useTranslation('care');
  const times = useTimes();
  const dids: Readonly<Record<string, string>> = t('log.did', { returnObjects: true });
  const saws: Readonly<Record<string, string>> = t('log.saws', { returnObjects: true });
  const who = line.mine ? t('who.me') : t(line.role === 'consultant' ? 'who.consultant' : 'who.other');
  const saw = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format((line.saw ?? []).map((code) => saws[code] ?? saws.other ?? ''));
  return (
    <li>
      <Text size="sm" c="dimmed" className="tabular">{times.moment(line.at)}</Text>
      <Text>{t('log.line', { who, did: dids[line.did] ?? dids.other })}</Text>
      {saw && <Text size="sm">{t('log.saw', { what: saw })}</Text>}
    </li>
  );
}
