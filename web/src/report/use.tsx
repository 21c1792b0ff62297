import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Count, Report } from '../api/schema/reports';
import { DataTable } from './data_table';
import { Part } from './part';
import classes from './report.module.css';
import { useWords } from './words';

const counted = ['registered', 'booked', 'talked', 'answered'] as const;

/** How many people used the service, and how far the figures may be carried over to those who did not answer. */
export function Use({ report }: { report: Report }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const { use, participation } = report;
  const shown = (count: Count | undefined) => (count ? words.count(t('summary.peopleShort', { count: count.value }), count.coding) : t('figure.none'));
  const level = (text: string, value?: number) => <Level text={text} share={value === undefined || use.invited === 0 ? undefined : value / use.invited} />;
  const rows = [
    { key: 'invited', cells: [t('use.invited'), level(t('summary.peopleShort', { count: use.invited }), use.invited)] },
    ...counted.map((what) => ({ key: what, cells: [t(`use.${what}`), level(shown(use[what]), use[what]?.value)] })),
    ...(use.talks ? [{ key: 'talks', cells: [t('use.talks'), words.count(t('use.times', { count: use.talks.value }), use.talks.coding)] }] : []),
  ];
  return (
    <Part id="use" title={t('use.title')} lead={t('use.lead')}>
      <DataTable caption={`${t('use.title')} · ${t('use.count')}`} heads={[t('use.what'), t('use.count')]} rows={rows} />
      {words.say(participation) !== '' && (
        <div>
          <Title order={3} mb={4}>{t('use.participation')}</Title>
          <Text maw={760}>{words.say(participation)}</Text>
        </div>
      )}
    </Part>
  );
}

/** A count with a bar as long as its share of the roster. */
function Level({ text, share }: { text: string; share: number | undefined }) {
  return (
    <div className={classes.level}>
      <span>{text}</span>
      {share !== undefined && <span aria-hidden className={classes.bar} style={{ inlineSize: `${Math.min(100, Math.round(100 * share))}%` }} />}
    </div>
  );
}
