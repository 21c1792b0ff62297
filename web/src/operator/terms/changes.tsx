import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { calendarDate, useTimes } from '../../parts/time';
import parts from '../parts.module.css';
import { useCodes, useWords } from '../words';
import type { Changed } from './draft';

/** Terms before and after: 対象の人数 120人 → 150人. */
export function Changes({ changes }: { changes: readonly Changed[] }) {
  const { t } = useTranslation('terms');
  const words = useTerm();
  return (
    <dl className={parts.facts} style={{ rowGap: '0.4rem' }}>
      {changes.map((c) => (
        <div key={c.term}>
          <dt>{words.name(c.term)}</dt>
          <dd>
            <Text span c="dimmed">{words.value(c.term, c.from)}</Text> <span aria-label={t('becomes')}>→</span> {words.value(c.term, c.to)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const named = ['plan', 'seats', 'blocks', 'sessions_per_block', 'unit_price_jpy', 'quota_per_month', 'programs', 'threshold', 'ends_on'] as const;

/** What a term is called, and what it is, in words. */
function useTerm() {
  const { t } = useTranslation('operator');
  const { t: own } = useTranslation('terms');
  const { t: usage } = useTranslation('usage');
  const { t: common } = useTranslation();
  const code = useCodes();
  const words = useWords();
  const day = useTimes('UTC');
  return {
    name: (term: string) => own(`term.${named.find((n) => n === term) ?? 'other'}`),
    value: (term: string, value: string | undefined) => {
      switch (term) {
        case 'quota_per_month': return t('contract.times', { count: Number(value || 0) });
        case 'plan': return value ? code('plan', value) : t('unset');
      }
      if (!value) return t('unset');
      switch (term) {
        case 'seats': case 'threshold': return t('contract.people', { count: Number(value) });
        case 'blocks': return words.number(Number(value));
        case 'sessions_per_block': return usage('talks', { count: Number(value) });
        case 'unit_price_jpy': return words.yen(Number(value));
        case 'ends_on': return day.date(calendarDate(value));
        case 'programs': return value.split(',').map((p) => common(`program.${p as 'exit'}`)).join(' / ');
        default: return value;
      }
    },
  };
}
