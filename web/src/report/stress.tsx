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
            <Maps stress={j} />
            {j.nation && <Text size="xs" c="dimmed">{t('stress.nation.text')}</Text>}
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

function Maps({ stress: j }: { stress: JobStress }) {
  const { t } = useTranslation('report');
  const nation = (j.nation ?? []).map((n) => ({ ...n, name: t(`stress.nation.${n.who}`) }));
  const here = t('stress.here');
  return (
    <div className={classes.maps}>
      <StressMap
        title={t('stress.mapQuantity')} across={t('stress.moreQuantity')} up={t('stress.moreControl')} names={[t('stress.quantity'), t('stress.control')]}
        here={{ name: here, at: [j.quantity, j.control] }} nation={nation.map((n) => ({ name: n.name, at: [n.quantity, n.control] }))}
      />
      <StressMap
        title={t('stress.mapSupport')} across={t('stress.moreManager')} up={t('stress.moreColleague')} names={[t('stress.manager'), t('stress.colleague')]}
        here={{ name: here, at: [j.manager_support, j.colleague_support] }} nation={nation.map((n) => ({ name: n.name, at: [n.manager_support, n.colleague_support] }))}
      />
    </div>
  );
}

function Scores({ stress: j }: { stress: JobStress }) {
  const { t } = useTranslation('report');
  const points = (v: number) => t('figure.points', { value: v.toFixed(1) });
  const nation = j.nation ?? [];
  const rows = ([['quantity', 'quantity'], ['control', 'control'], ['manager', 'manager_support'], ['colleague', 'colleague_support']] as const)
    .map(([key, of]) => ({ key, cells: [t(`stress.${key}`), points(j[of]), ...nation.map((n) => points(n[of]))] }));
  return <DataTable caption={t('stress.scores')} heads={[t('stress.scale'), t('stress.here'), ...nation.map((n) => t(`stress.nation.${n.who}`))]} rows={rows} />;
}
