import { Table, Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerRevision, PublishedCell } from '../api/schema/reports';
import { useWords } from '../report/words';
import { useCellNames } from './ledger_names';
import classes from './ledger.module.css';
import { holds } from './pages';

/** From how many published figures on a search helps. */
const many = 20;

/** What one revision published, figure by figure, and what it withheld, side by side. */
export function LedgerCells({ of }: { of: LedgerRevision }) {
  const { t } = useTranslation('answers');
  const { t: review } = useTranslation('review');
  const name = useCellNames(of);
  const [search, setSearch] = useState('');
  const all = of.published ?? [];
  const found = all.filter((c) => holds(name.whole(c.cell), search));
  return (
    <div className={classes.pair}>
      <div>
        <Part title={t('ledger.published')}>
          {all.length >= many && <TextInput aria-label={t('ledger.filter')} placeholder={t('ledger.filter')} value={search} onChange={(e) => setSearch(e.currentTarget.value)} mb="sm" />}
          <Cells title={t('ledger.published')} heads={[t('ledger.what'), t('ledger.who'), t('ledger.how')]} empty={found.length === 0}>
            {byFigure(found, name.figure).map(([figure, cells]) => <Figure key={figure} figure={figure} cells={cells} place={name.place} />)}
          </Cells>
        </Part>
      </div>
      <Part title={t('ledger.withheld')}>
        <Cells title={t('ledger.withheld')} heads={[t('ledger.what'), t('ledger.why')]} empty={(of.withheld ?? []).length === 0}>
          <Table.Tbody>{(of.withheld ?? []).map((w) => <Table.Tr key={w.what}><Table.Th scope="row" fw={500}>{name.whole(w.what)}</Table.Th><Table.Td>{review(`whys.${w.why}`)}</Table.Td></Table.Tr>)}</Table.Tbody>
        </Cells>
      </Part>
    </div>
  );
}

/** The published cells under the figure that each is of, in the order of the report. */
function byFigure(cells: readonly PublishedCell[], figure: (path: string) => string): [string, PublishedCell[]][] {
  const by = new Map<string, PublishedCell[]>();
  for (const cell of cells) by.set(figure(cell.cell), [...(by.get(figure(cell.cell)) ?? []), cell]);
  return [...by];
}

function Figure({ figure, cells, place }: { figure: string; cells: readonly PublishedCell[]; place: (path: string) => string }) {
  const { t } = useTranslation('answers');
  const { t: report } = useTranslation('report');
  const words = useWords();
  return (
    <Table.Tbody>
      <Table.Tr className={classes.figure}><Table.Th scope="rowgroup" colSpan={3}>{figure}</Table.Th></Table.Tr>
      {cells.map((c) => (
        <Table.Tr key={c.cell}>
          <Table.Th scope="row" fw={400} pl="lg">{place(c.cell)}</Table.Th>
          <Table.Td className={classes.short}>{words.count(report('summary.peopleShort', { count: c.n }), c.n_coding)}</Table.Td>
          <Table.Td>{t(c.bound ? 'ledger.bound' : 'ledger.exact')}</Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return <section aria-labelledby={id}><Title order={3} size="h4" id={id} mb="xs">{title}</Title>{children}</section>;
}

function Cells({ title, heads, empty, children }: { title: string; heads: readonly string[]; empty: boolean; children: ReactNode }) {
  const { t } = useTranslation('answers');
  if (empty) return <Text size="sm">{t('ledger.nothing')}</Text>;
  return (
    <Table.ScrollContainer minWidth={300} mah={640} type="native" tabIndex={0} role="group" aria-label={title}>
      <Table verticalSpacing="xs" className="tabular">
        <Table.Thead><Table.Tr>{heads.map((h) => <Table.Th key={h} scope="col">{h}</Table.Th>)}</Table.Tr></Table.Thead>
        {children}
      </Table>
    </Table.ScrollContainer>
  );
}
