import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Ready } from '../parts/ready';
import { useTimes } from '../parts/time';
import { Chip } from './chip';
import { isEarly, useMissingReports, useMonthName } from './missing_reports';
import { Panel } from './panel';

/** Whether every company has its report of the last month. */
export function ReportState() {
  const { t } = useTranslation('review');
  const times = useTimes();
  const month = useMonthName();
  const query = useMissingReports();
  const count = query.data?.companies.length ?? 0;
  const early = query.data !== undefined && isEarly(query.data);
  return (
    <Panel title={t('missing.panel')} aside={query.data && !early && <Chip tone={count > 0 ? 'bad' : 'good'}>{count > 0 ? t('missing.count', { count }) : t('missing.all')}</Chip>}>
      <Ready query={query} lines={2}>
        {(data) => {
          const values = { month: month(data.month), due: times.moment(data.due) };
          if (early) return <Text>{t('missing.panelEarly', values)}</Text>;
          if (count === 0) return <Text>{t('missing.panelNone', values)}</Text>;
          return (
            <>
              <Text>{t('missing.panelText', values)}</Text>
              <div><Button component={Link} to="/operator/reviews/missing">{t('missing.see')}</Button></div>
            </>
          );
        }}
      </Ready>
    </Panel>
  );
}
