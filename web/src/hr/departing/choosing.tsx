import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RosterPerson } from '../../api/schema/signup';
import { Empty } from '../../parts/empty';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';
import { Proposed } from './proposed';
import { type Answer, type Settled, settle } from './settle';
import { Sure } from './sure';

/** Who left and who stays: chosen, asked about once more where it matters, sent, and said. */
export function Choosing({ people }: { people: readonly RosterPerson[] }) {
  const { t } = useTranslation('hr');
  const client = useQueryClient();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const [missing, setMissing] = useState(false);
  const sending = useSend<Answer, Settled>({
    name: 'departures', send: settle,
    sent: async () => {
      setChosen(new Set());
      setAsking(false);
      await client.invalidateQueries({ queryKey: ['roster'] });
    },
  });
  // Whom another of HR settled meanwhile is not in the list any more.
  const numbers = people.map((p) => p.employee_number).filter((n) => chosen.has(n));
  const need = (then: () => void) => (numbers.length === 0 ? setMissing(true) : then());
  return (
    <Stack gap="md">
      <Said sending={sending} asking={asking} missing={missing} />
      {people.length === 0 ? (
        <Empty title={t('roster.departures.none')} action={<Button component={Link} to="/hr/roster" variant="default">{t('roster.departures.back')}</Button>}>{t('roster.departures.noneText')}</Empty>
      ) : (
        <>
          <Proposed people={people} chosen={chosen} set={(next) => {
            setMissing(false);
            setChosen(next);
          }} />
          <Group>
            <Button disabled={sending.pending} onClick={() => need(() => setAsking(true))}>{numbers.length === 0 ? t('roster.departures.leftNone') : t('roster.departures.left', { count: numbers.length })}</Button>
            <Button variant="default" loading={sending.pending && !asking} onClick={() => need(() => sending.send({ numbers, decision: 'stays' }))}>{numbers.length === 0 ? t('roster.departures.staysNone') : t('roster.departures.stays', { count: numbers.length })}</Button>
          </Group>
        </>
      )}
      {asking && <Sure count={numbers.length} busy={sending.pending} close={() => setAsking(false)} sure={() => sending.send({ numbers, decision: 'left' })} />}
    </Stack>
  );
}

function Said({ sending: { data, error, pending }, asking, missing }: { sending: { data?: Settled; error: Error | null; pending: boolean }; asking: boolean; missing: boolean }) {
  const { t } = useTranslation('hr');
  const text = useProblemText();
  return (
    <>
      <div role="status">
        {data && <Alert variant="light"><Text c="var(--mantine-color-text)">{t('roster.departures.done', { settled: data.settled })} {data.skipped > 0 && t('roster.departures.skipped', { count: data.skipped })}</Text></Alert>}
        {pending && !asking && <Text>{t('roster.departures.working')}</Text>}
        {missing && <Text c="var(--mantine-color-error)">{t('roster.departures.pick')}</Text>}
      </div>
      {error !== null && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(error, { unknown_employee: t('roster.departures.problem.unknown_employee') })}</Text></Alert>}
    </>
  );
}
