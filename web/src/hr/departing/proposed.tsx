import { Button, Checkbox, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RosterPerson } from '../../api/schema/signup';
import { Table } from '../../parts/table';
import { Scroll } from '../../report/scroll';

interface Props {
  people: readonly RosterPerson[];
  chosen: ReadonlySet<string>;
  set: (chosen: ReadonlySet<string>) => void;
}

const atOnce = 50;

/** The people in question, fifty at a time: ticked one by one, fifty or all at once. What is ticked on another page stays so, and is counted in the buttons. */
export function Proposed({ people, chosen, set }: Props) {
  const { t } = useTranslation('hr');
  const [wanted, setPage] = useState(0);
  const last = Math.max(0, Math.ceil(people.length / atOnce) - 1);
  const page = Math.min(wanted, last); // whoever is settled leaves the list, which becomes shorter
  const from = page * atOnce;
  const shown = people.slice(from, from + atOnce);
  const everybody = people.every((p) => chosen.has(p.employee_number));
  return (
    <>
      {last > 0 && (
        <Group justify="space-between">
          <Text size="sm" c="dimmed" role="status">{t('roster.departures.shown', { count: people.length, from: from + 1, to: from + shown.length })}</Text>
          <Button variant="default" size="xs" onClick={() => set(new Set(everybody ? [] : people.map((p) => p.employee_number)))}>{everybody ? t('roster.departures.chooseNone') : t('roster.departures.chooseEverybody', { count: people.length })}</Button>
        </Group>
      )}
      <Listed people={shown} chosen={chosen} set={set} />
      {last > 0 && (
        <Group justify="space-between">
          <Button variant="default" disabled={page === 0} onClick={() => setPage(page - 1)}>{t('roster.departures.previous')}</Button>
          <Button variant="default" disabled={page === last} onClick={() => setPage(page + 1)}>{t('roster.departures.next')}</Button>
        </Group>
      )}
    </>
  );
}

function Listed({ people, chosen, set }: Props) {
  const { t } = useTranslation('hr');
  const numbers = people.map((p) => p.employee_number);
  const ticked = numbers.filter((n) => chosen.has(n)).length;
  const toggle = (number: string) => {
    const next = new Set(chosen);
    if (!next.delete(number)) next.add(number);
    set(next);
  };
  const all = () => {
    const next = new Set(chosen);
    for (const n of numbers) if (ticked === numbers.length) next.delete(n);
    else next.add(n);
    set(next);
  };
  return (
    <Scroll label={t('roster.departures.title')}>
      <Table style={{ minWidth: 560 }}>
        <thead>
          <tr>
            <th style={{ width: 40 }}><Checkbox aria-label={t('roster.departures.chooseAll')} checked={ticked === numbers.length} indeterminate={ticked > 0 && ticked < numbers.length} onChange={all} /></th>
            {[t('roster.list.number'), t('roster.list.name'), t('roster.list.place')].map((h) => <th key={h} scope="col">{h}</th>)}
          </tr>
        </thead>
        <tbody>
          {people.map((p) => (
            <tr key={p.employee_number}>
              <td><Checkbox aria-label={t('roster.departures.choose', { name: p.name, number: p.employee_number })} checked={chosen.has(p.employee_number)} onChange={() => toggle(p.employee_number)} /></td>
              <td className="tabular">{p.employee_number}</td>
              <th scope="row">{p.name}</th>
              <td>{p.department?.join(' / ')}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Scroll>
  );
}
