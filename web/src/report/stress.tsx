import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { JobStress, Report } from '../api/schema/reports';
import { type Bar, BarChart } from './chart';
import { DataTable } from './data_table';
import { Part } from './part';
import classes from './report.module.css';
import { StressMap } from './stress_map';
import { useWords } from './words';

/** 仕事のストレス判定図: the health risks, and where the mean scores stand. */
export function Stress({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const j = report.job_stress;
  if (!j) return null;
  const people = words.count(t('summary.peopleShort', { count: j.n }), j.n_coding);
  return (
    <Part id="stress" title={t('stress.title')} lead={t('stress.lead')}>
      <Stack gap="md">
        <article className={classes.card}>
          <Stack gap="sm">
            <Title order={3}>{t('stress.risks')}</Title>
            <Text size="sm" c="dimmed">{t('stress.people', { from: words.month(j.from), to: words.month(j.to), people })}</Text>
            <Risks stress={j} />
          </Stack>
        </article>
        <article className={classes.card}>
          <Stack gap="sm">
            <Title order={3}>{t('stress.scores')}</Title>
            <div className={classes.maps}>
              <StressMap title={t('stress.mapQuantity')} across={t('stress.moreQuantity')} up={t('stress.moreControl')} names={[t('stress.quantity'), t('stress.control')]} at={[j.quantity, j.control]} />
              <StressMap title={t('stress.mapSupport')} across={t('stress.moreManager')} up={t('stress.moreColleague')} names={[t('stress.manager'), t('stress.colleague')]} at={[j.manager_support, j.colleague_support]} />
            </div>
            <Scores stress={j} />
          </Stack>
        </article>
      </Stack>
      <Text size="sm" c="dimmed" lang="ja">{t('stress.source', { source: j.source })}</Text>
    </Part>
  );
}

function Risks({ stress: j }: { stress: JobStress }) {
  const { t } = useTranslation('report');
  const rows = ([['quantityControl', j.quantity_control], ['support', j.support], ['total', j.total]] as const).map(([key, risk]) => ({ key, name: t(`stress.${key}`), risk }));
  const bars = rows.map(({ key, name, risk }): Bar => ({ key, name, shown: String(risk.value), ...risk }));
  const cells = rows.map(({ key, name, risk }) => ({ key, cells: [name, String(risk.value), t('figure.range', { low: risk.low, high: risk.high })] }));
  return (
    <>
      <BarChart label={t('stress.risks')} bars={bars} ends={[50, 150]} company={{ name: '', value: 100 }} />
      <Text size="xs" c="dimmed">{t('stress.nationLine')}</Text>
      <DataTable caption={t('stress.risks')} heads={[t('stress.risk'), t('line.value'), t('line.range')]} rows={cells} />
    </>
  );
}

function Scores({ stress: j }: { stress: JobStress }) {
  const { t } = useTranslation('report');
  const rows = ([['quantity', j.quantity], ['control', j.control], ['manager', j.manager_support], ['colleague', j.colleague_support]] as const)
    .map(([key, v]) => ({ key, cells: [t(`stress.${key}`), t('figure.points', { value: v.toFixed(1) })] }));
  return <DataTable caption={t('stress.scores')} heads={[t('stress.scale'), t('line.value')]} rows={rows} />;
}
