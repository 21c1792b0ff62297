import { Text, TextInput, Title } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerRevision, PublishedCell } from '../api/schema/reports';
import { Table, Wide } from '../parts/table';
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
          <tbody>{(of.withheld ?? []).map((w) => <tr key={w.what}><th scope="row">{name.whole(w.what)}</th><td>{review(`whys.${w.why}`)}</td></tr>)}</tbody>
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
    <tbody>
      <tr className={classes.figure}><th scope="rowgroup" colSpan={3}>{figure}</th></tr>
      {cells.map((c) => (
        <tr key={c.cell}>
          <th scope="row" className={classes.place}>{place(c.cell)}</th>
          <td className={classes.short}>{words.count(report('summary.peopleShort', { count: c.n }), c.n_coding)}</td>
          <td>{t(c.bound ? 'ledger.bound' : 'ledger.exact')}</td>
        </tr>
      ))}
    </tbody>
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
    <Wide label={title} least={300} most={640}>
      <Table className="tabular">
        <thead><tr>{heads.map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
        {children}
      </Table>
    </Wide>
  );
}
