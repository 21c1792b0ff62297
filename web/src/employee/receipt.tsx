import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { ReceiptFigure, ReceiptView } from '../api/schema/sessions';
import { Loading } from '../parts/loading';
import { Page } from '../parts/page';
import { useProblemText } from '../parts/problem_text';
import { Ready } from '../parts/ready';
import { useSend } from '../parts/send';
import { Table } from '../parts/table';
import { useWords } from '../report/words';
import { Sheet } from './booking/facts';
import { useFigureNames } from './receipt_names';

const key = ['receipt'];
/** How often the page looks whether the receipt is there, and for how long until it says that it takes longer, in milliseconds. */
const every = 3_000;
const patience = 90_000;

/** Which published figures the employee is in, and among how many: asked for here, made elsewhere under a pseudonym. */
export function Component() {
  const { t } = useTranslation('answers');
  const problem = useProblemText();
  const queries = useQueryClient();
  const query = useQuery({
    queryKey: key, queryFn: () => ask(api.sessions.GET('/api/sessions/me/receipt')),
    refetchInterval: (q) => (q.state.data?.status === 'asked' ? every : false),
  });
  const asking = useSend<null, ReceiptView>({
    name: 'receipt', send: () => ask(api.sessions.POST('/api/sessions/me/receipt')), sent: (now) => queries.setQueryData(key, now),
  });
  return (
    <Page title={t('receipt.title')} lead={t('receipt.lead')} up={{ to: '/shared', label: t('receipt.up') }} width="medium">
      <Ready query={query} lines={4}>
        {({ status, figures }) => (
          <Stack gap="lg">
            {status === 'asked' && <Waiting />}
            {status === 'ready' && <Figures figures={figures} />}
            {asking.error !== null && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{problem(asking.error)}</Text></Alert>}
            {status !== 'asked' && <Group><Button size="md" variant={status === 'ready' ? 'default' : 'filled'} loading={asking.pending} onClick={() => asking.send(null)}>{t(status === 'ready' ? 'receipt.again' : 'receipt.ask')}</Button></Group>}
          </Stack>
        )}
      </Ready>
      <Text size="sm" c="dimmed">{t('receipt.why')}</Text>
    </Page>
  );
}

function Waiting() {
  const { t } = useTranslation('answers');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div>
      <Text role="status" mb="sm">{t(late ? 'receipt.late' : 'receipt.asked')}</Text>
      {!late && <Loading lines={2} />}
    </div>
  );
}

function Figures({ figures }: { figures: readonly ReceiptFigure[] }) {
  const { t } = useTranslation('answers');
  const words = useWords();
  if (figures.length === 0) return <Sheet><Title order={2} size="h3" mb="xs">{t('receipt.none')}</Title><Text>{t('receipt.noneText')}</Text></Sheet>;
  const parts = [...new Set(figures.map((f) => `${f.month}#${f.revision}`))];
  return (
    <Stack gap="xl">
      <Text role="status">{t('receipt.count', { count: figures.length })}</Text>
      {parts.map((part) => {
        const own = figures.filter((f) => `${f.month}#${f.revision}` === part);
        const { month, revision } = own[0]!;
        return (
          <section key={part}>
            <Title order={2} size="h3" mb="sm">{t('receipt.month', { month: words.month(month) })}{revision > 1 && ` ${t('receipt.revision', { n: revision })}`}</Title>
            <Sheet><Rows figures={own} /></Sheet>
          </section>
        );
      })}
    </Stack>
  );
}

function Rows({ figures }: { figures: readonly ReceiptFigure[] }) {
  const { t } = useTranslation('answers');
  const names = useFigureNames();
  return (
    <Table quiet className="tabular">
      <thead><tr>{(['figure', 'slice', 'others'] as const).map((k) => <th key={k} scope="col">{t(`receipt.${k}`)}</th>)}</tr></thead>
      <tbody>
        {together(figures, names.figure).flatMap(([name, own]) => own.map((f, i) => (
          <tr key={`${f.chapter}/${f.measure}/${f.slice}/${f.others}`}>
            {i === 0 && <th scope="rowgroup" rowSpan={own.length} style={{ verticalAlign: 'top' }}>{name}</th>}
            <td>{names.slice(f.slice)}</td>
            <td>{t(f.at_least ? 'receipt.atLeast' : 'receipt.people', { count: f.others })}</td>
          </tr>
        )))}
      </tbody>
    </Table>
  );
}

/** The figures of one name together, in the order in which the first of each comes. */
function together(figures: readonly ReceiptFigure[], name: (f: ReceiptFigure) => string): [string, ReceiptFigure[]][] {
  const by = new Map<string, ReceiptFigure[]>();
  for (const f of figures) by.set(name(f), [...(by.get(name(f)) ?? []), f]);
  return [...by];
}
