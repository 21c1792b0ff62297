import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Report } from '../api/schema/reports';
import { useNames } from '../report/names';
import { placeOf } from '../report/paths';
import { Panel } from './panel';

/** What the report withholds, with the reasons that only operators may read. */
export function Withheld({ report }: { report: Report }) {
  const { t } = useTranslation('review');
  const name = useNames(report);
  const rows = report.withheld ?? [];
  return (
    <Panel title={t('withheld')} aside={<Text size="sm" c="dimmed">{t('withheldCount', { count: rows.length })}</Text>}>
      <Text size="sm" c="dimmed">{t('withheldText')}</Text>
      {rows.length === 0 ? <Text>{t('withheldNone')}</Text> : (
        <Table.ScrollContainer minWidth={360} mah={420} type="native" tabIndex={0} role="group" aria-label={t('withheld')}>
          <Table verticalSpacing="xs">
            <Table.Thead><Table.Tr><Table.Th scope="col">{t('what')}</Table.Th><Table.Th scope="col">{t('why')}</Table.Th></Table.Tr></Table.Thead>
            <Table.Tbody>
              {rows.map((w) => {
                const place = placeOf(w.what);
                return <Table.Tr key={w.what}><Table.Td>{place ? name(place) : t('other')}</Table.Td><Table.Td>{t(`whys.${w.why}`)}</Table.Td></Table.Tr>;
              })}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Panel>
  );
}
