import { Alert, Button, Checkbox, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../api/client';
import type { DepartureView, RosterPerson } from '../api/schema/signup';
import { Dialog } from '../parts/dialog';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { useProblemText } from '../parts/problem_text';
import { Ready } from '../parts/ready';
import { useSend } from '../parts/send';
import { Scroll } from '../report/scroll';

type Decision = 'left' | 'stays';
interface Answer {
  numbers: string[];
  decision: Decision;
}

const most = 200;

/** People whom the newest roster no longer has: HR says of each who left and who stays. Nothing here depends on who registered. */
export function Component() {
  const { t } = useTranslation('hr');
  const query = useQuery({
    queryKey: ['roster', 'proposed'],
    queryFn: () => ask(api.signup.GET('/api/signup/roster', { params: { query: { status: 'proposed', limit: most } } })),
  });
  return (
    <Page title={t('roster.departures.title')} lead={t('roster.departures.lead')} up={{ to: '/hr/roster', label: t('roster.departures.back') }} width="wide">
      <Ready query={query}>{({ people, next }) => <Choosing people={people} more={next !== undefined && next !== ''} />}</Ready>
    </Page>
  );
}

/** Sends an answer and waits until it is carried out, which takes a second or two. */
async function settle({ numbers, decision }: Answer, key: string): Promise<DepartureView> {
  let found = await ask(api.signup.POST('/api/signup/roster/departures', {
    params: { header: { 'Idempotency-Key': key } }, body: { employee_numbers: numbers, decision },
  }));
  for (let i = 0; i < 60 && !found.applied; i++) {
    await new Promise((resolve) => setTimeout(resolve, i < 10 ? 500 : 2_000));
    found = await ask(api.signup.GET('/api/signup/roster/departures/{id}', { params: { path: { id: found.departure_id } } }));
  }
  return found;
}

function Choosing({ people, more }: { people: readonly RosterPerson[]; more: boolean }) {
  const { t } = useTranslation('hr');
  const client = useQueryClient();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const [missing, setMissing] = useState(false);
  const text = useProblemText();
  const sending = useSend<Answer, DepartureView>({
    name: 'departures', send: settle,
    sent: async () => {
      setChosen(new Set());
      setAsking(false);
      await client.invalidateQueries({ queryKey: ['roster'] });
    },
  });
  const numbers = people.map((p) => p.employee_number).filter((n) => chosen.has(n));
  const need = (then: () => void) => (numbers.length === 0 ? setMissing(true) : then());
  const answer = (decision: Decision) => sending.send({ numbers, decision });
  const done = sending.data;
  return (
    <Stack gap="md">
      <div role="status">
        {done && <Alert variant="light"><Text c="var(--mantine-color-text)">{t('roster.departures.done', { settled: done.counts.settled })} {done.counts.skipped > 0 && t('roster.departures.skipped', { count: done.counts.skipped })}</Text></Alert>}
        {sending.pending && !asking && <Text>{t('roster.departures.working')}</Text>}
        {missing && <Text c="var(--mantine-color-error)">{t('roster.departures.pick')}</Text>}
      </div>
      {sending.error !== null && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(sending.error, { unknown_employee: t('roster.departures.problem.unknown_employee') })}</Text></Alert>}
      {people.length === 0 ? (
        <Empty title={t('roster.departures.none')} action={<Button component={Link} to="/hr/roster" variant="default">{t('roster.departures.back')}</Button>}>{t('roster.departures.noneText')}</Empty>
      ) : (
        <>
          {more && <Text size="sm" c="dimmed">{t('roster.departures.shown', { count: people.length })}</Text>}
          <Proposed people={people} chosen={chosen} set={(next) => {
            setMissing(false);
            setChosen(next);
          }} />
          <Group>
            <Button disabled={sending.pending} onClick={() => need(() => setAsking(true))}>{numbers.length === 0 ? t('roster.departures.leftNone') : t('roster.departures.left', { count: numbers.length })}</Button>
            <Button variant="default" loading={sending.pending && !asking} onClick={() => need(() => answer('stays'))}>{numbers.length === 0 ? t('roster.departures.staysNone') : t('roster.departures.stays', { count: numbers.length })}</Button>
          </Group>
        </>
      )}
      {asking && <Sure count={numbers.length} busy={sending.pending} close={() => setAsking(false)} sure={() => answer('left')} />}
    </Stack>
  );
}

function Sure({ count, busy, close, sure }: { count: number; busy: boolean; close: () => void; sure: () => void }) {
  const { t } = useTranslation('hr');
  const { t: common } = useTranslation();
  return (
    <Dialog open title={t('roster.departures.confirm.title', { count })} close={busy ? undefined : close}>
      <Stack gap="md">
        <Text>{t('roster.departures.confirm.text')}</Text>
        <Group>
          <Button loading={busy} onClick={sure}>{t('roster.departures.confirm.send')}</Button>
          <Button variant="default" disabled={busy} onClick={close}>{common('cancel')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Proposed({ people, chosen, set }: { people: readonly RosterPerson[]; chosen: ReadonlySet<string>; set: (chosen: ReadonlySet<string>) => void }) {
  const { t } = useTranslation('hr');
  const all = people.every((p) => chosen.has(p.employee_number));
  const toggle = (number: string) => {
    const next = new Set(chosen);
    if (!next.delete(number)) next.add(number);
    set(next);
  };
  return (
    <Scroll label={t('roster.departures.title')}>
      <Table verticalSpacing="xs" miw={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={40}><Checkbox aria-label={t('roster.departures.chooseAll')} checked={all} indeterminate={!all && chosen.size > 0} onChange={() => set(new Set(all ? [] : people.map((p) => p.employee_number)))} /></Table.Th>
            {[t('roster.list.number'), t('roster.list.name'), t('roster.list.place')].map((h) => <Table.Th key={h} scope="col">{h}</Table.Th>)}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((p) => (
            <Table.Tr key={p.employee_number}>
              <Table.Td><Checkbox aria-label={t('roster.departures.choose', { name: p.name, number: p.employee_number })} checked={chosen.has(p.employee_number)} onChange={() => toggle(p.employee_number)} /></Table.Td>
              <Table.Td className="tabular">{p.employee_number}</Table.Td>
              <Table.Th scope="row" fw={500}>{p.name}</Table.Th>
              <Table.Td>{p.department?.join(' / ')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Scroll>
  );
}
