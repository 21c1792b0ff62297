import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Contract } from '../api/schema/signup';
import { calendarDate, useTimes } from '../parts/time';
import { dayFromNow } from './checks';
import { Chip } from './chip';
import classes from './parts.module.css';

/** From this many days before its end a contract wants attention. */
const notice = 60;

/** A contract's first and last day, and whether the end is near. */
export function ContractPeriod({ contract, size }: { contract: Contract; size?: 'sm' }) {
  const { t } = useTranslation('operator');
  const left = Math.round((calendarDate(contract.ends_on).getTime() - calendarDate(dayFromNow(0)).getTime()) / 86_400_000);
  return (
    <Stack gap={4} align="flex-start">
      <Text size={size}><Period from={contract.starts_on} to={contract.ends_on} /></Text>
      {left < 0 && <Chip tone="look">{t('companies.over')}</Chip>}
      {left >= 0 && left <= notice && <Chip tone="look">{t('companies.soon', { count: left })}</Chip>}
    </Stack>
  );
}

/** From a first to a last day; a narrow line breaks between the two only. */
export function Period({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation('operator');
  const day = useTimes('UTC');
  return (
    <>
      <span className={classes.whole}>{t('contract.from', { date: day.date(calendarDate(from)) })}</span> <span className={classes.whole}>{t('contract.to', { date: day.date(calendarDate(to)) })}</span>
    </>
  );
}
