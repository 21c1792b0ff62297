import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Kept } from '../api/schema/signup';
import classes from './rights.module.css';

type Word = 'kept' | 'why';

/** What stays after an erasure, or what goes by itself: each thing with its period and the reason. */
export function KeptList({ kept, lapses = false }: { kept: readonly Kept[]; lapses?: boolean }) {
  const { t, i18n } = useTranslation('rights');
  // A kind that this page does not know yet is told by its code rather than not at all.
  const word = (of: Word, code: string): string => (i18n.exists(`rights:${of}.${code}`) ? t(`${of}.${code as 'consent_record'}` as 'kept.consent_record') : code.replaceAll('_', ' '));
  const period = ({ years, days }: Kept) => (years ? t('kept_list.years', { count: years }) : days ? t('kept_list.days', { count: days }) : t('kept_list.noEnd'));
  return (
    <Stack gap="sm">
      <Title order={2} size="h3">{t(lapses ? 'kept_list.lapses' : 'kept_list.title')}</Title>
      <Text>{t(lapses ? 'kept_list.lapsesLead' : 'kept_list.lead')}</Text>
      <dl className={classes.kept}>
        {kept.map((k) => (
          <div key={k.what}>
            <dt>{word('kept', k.what)}</dt>
            <dd className="tabular"><b>{period(k)}</b><span>{word('why', k.why)}</span></dd>
          </div>
        ))}
      </dl>
    </Stack>
  );
}
