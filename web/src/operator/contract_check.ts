import { useTranslation } from 'react-i18next';
import { wholeNumber } from './checks';
import { type Draft, ranges, type TermsDraft, wrongWith } from './contract_terms';
import { useWords } from './words';

type Errors<T> = Partial<Record<keyof T, string>>;

/** Says of one field that it is empty, or that its number is out of bounds. */
export function useFaults() {
  const { t } = useTranslation('operator');
  const { t: common } = useTranslation();
  const words = useWords();
  const filled = (text: string) => (text.trim() === '' ? common('field.required') : undefined);
  const within = (text: string, [low, high]: readonly [number, number]) => {
    const n = wholeNumber(text);
    return filled(text) ?? (n === undefined || n < low || n > high ? t('contract.between', { low: words.number(low), high: words.number(high) }) : undefined);
  };
  return { filled, within };
}

/** Returns what finds the faults of terms before they are sent: what the API would refuse, at its field and in the reader's words. */
export function useTermsCheck(): (d: TermsDraft) => Errors<TermsDraft> {
  const { t } = useTranslation('operator');
  const { filled, within } = useFaults();
  return (d) => ({
    ends_on: filled(d.ends_on), seats: within(d.seats, ranges.seats),
    quota_per_month: within(d.quota_per_month, ranges.quota_per_month), threshold: within(d.threshold, ranges.threshold),
    blocks: d.plan === 'blocks' ? within(d.blocks, ranges.blocks) : undefined,
    sessions_per_block: d.plan === 'blocks' ? within(d.sessions_per_block, ranges.sessions_per_block) : undefined,
    unit_price_jpy: d.unit_price_jpy.trim() === '' ? undefined : within(d.unit_price_jpy, ranges.unit_price_jpy),
    programs: d.programs.length === 0 ? t('contract.atLeastOne') : undefined,
  });
}

/** The same for a contract that is entered. */
export function useContractCheck(): (d: Draft) => Errors<Draft> {
  const { t } = useTranslation('operator');
  const { t: common } = useTranslation();
  const { filled, within } = useFaults();
  const terms = useTermsCheck();
  return (d) => ({
    company_name: filled(d.company_name), industry: filled(d.industry), received_on: filled(d.received_on), starts_on: filled(d.starts_on),
    ...terms(d),
    ends_on: filled(d.ends_on) ?? (d.starts_on !== '' && d.ends_on < d.starts_on ? t('contract.period') : undefined),
    set_up_fee_jpy: within(d.set_up_fee_jpy, ranges.set_up_fee_jpy),
    hr: d.hr.some((_, i) => Object.values(wrongWith(d.hr, i)).some(Boolean)) ? common('problem.invalid') : undefined,
  });
}
