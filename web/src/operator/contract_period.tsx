import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Contract } from '../api/schema/signup';
import { calendarDate, useTimes } from '../parts/time';
import { dayFromNow } from './checks';
import { Chip } from './chip';

/** From this many days before its end a contract wants attention. */
const notice = 60;

/** A contract's first and last day, and whether the end is near. */
export function ContractPeriod({ contract }: { contract: Contract }) {
  const { t } = useTranslation('operator');
  const day = useTimes('UTC');
  const left = Math.round((calendarDate(contract.ends_on).getTime() - calendarDate(dayFromNow(0)).getTime()) / 86_400_000);
  const date = (d: string) => day.date(calendarDate(d));
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm">{t('contract.period2', { from: date(contract.starts_on), to: date(contract.ends_on) })}</Text>
      {left < 0 && <Chip tone="look">{t('companies.over')}</Chip>}
      {left >= 0 && left <= notice && <Chip tone="look">{t('companies.soon', { count: left })}</Chip>}
    </Stack>
  );
}
