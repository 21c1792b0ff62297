import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Report } from '../api/schema/reports';
import { DataTable } from '../report/data_table';
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
        <DataTable
          caption={`${t('withheld')} · ${t('why')}`}
          heads={[t('what'), t('why')]}
          rows={rows.map((w) => {
            const place = placeOf(w.what);
            return { key: w.what, cells: [place ? name(place) : t('other'), t(`whys.${w.why}`)] };
          })}
        />
      )}
    </Panel>
  );
}
