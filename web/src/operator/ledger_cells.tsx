import { Table, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerRevision, Report } from '../api/schema/reports';
import { useNames } from '../report/names';
import { placeOf } from '../report/paths';
import { useWords } from '../report/words';
import classes from './ledger.module.css';

/** The names that places of a report are called by, without its figures. */
function named(of: LedgerRevision): Report {
  const lines = (of.lines ?? []).map((l) => ({ ...l, chapter: '', unit: 'mean' as const, better: 1 as const, groups: [], slices: [], trend: [], benchmark: [] }));
  return {
    company: '', company_id: '', month: of.month, revision: of.revision, threshold: of.threshold, use: { invited: 0 }, participation: { ja: '', en: '' }, groups: of.groups, slices: of.slices, lines,
    topics: [], excerpts: [], voices: [], pooled: [], findings: [], withheld: [], notes: [],
  };
}

/** What one revision published and what it withheld, side by side. */
export function LedgerCells({ of }: { of: LedgerRevision }) {
  const { t } = useTranslation('answers');
  const { t: review } = useTranslation('review');
  const { t: report } = useTranslation('report');
  const words = useWords();
  const name = useNames(named(of));
  const call = (path: string) => {
    const place = placeOf(path);
    return (place && name(place)) || review('other');
  };
  return (
    <div className={classes.pair}>
      <Cells title={t('ledger.published')} heads={[t('ledger.what'), t('ledger.who'), t('ledger.how')]}>
        {(of.published ?? []).map((c) => (
          <Table.Tr key={c.cell}>
            <Table.Th scope="row" fw={500}>{call(c.cell)}</Table.Th>
            <Table.Td>{words.count(report('summary.peopleShort', { count: c.n }), c.n_coding)}</Table.Td>
            <Table.Td>{t(c.bound ? 'ledger.bound' : 'ledger.exact')}</Table.Td>
          </Table.Tr>
        ))}
      </Cells>
      <Cells title={t('ledger.withheld')} heads={[t('ledger.what'), t('ledger.why')]}>
        {(of.withheld ?? []).map((w) => <Table.Tr key={w.what}><Table.Th scope="row" fw={500}>{call(w.what)}</Table.Th><Table.Td>{review(`whys.${w.why}`)}</Table.Td></Table.Tr>)}
      </Cells>
    </div>
  );
}

function Cells({ title, heads, children }: { title: string; heads: readonly string[]; children: readonly ReactNode[] }) {
  const { t } = useTranslation('answers');
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Title order={3} size="h4" id={id} mb="xs">{title}</Title>
      {children.length === 0 ? <Text size="sm">{t('ledger.nothing')}</Text> : (
        <Table.ScrollContainer minWidth={320} mah={520} type="native" tabIndex={0} role="group" aria-label={title}>
          <Table verticalSpacing="xs" className="tabular">
            <Table.Thead><Table.Tr>{heads.map((h) => <Table.Th key={h} scope="col">{h}</Table.Th>)}</Table.Tr></Table.Thead>
            <Table.Tbody>{children}</Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </section>
  );
}
