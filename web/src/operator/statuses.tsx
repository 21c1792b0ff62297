import { useTranslation } from 'react-i18next';
import { Chip, type Tone } from './chip';

const inquiryTones: Readonly<Record<string, Tone>> = { aside: 'look', received: 'look', heard: 'look', proposed: 'look', contracted: 'look', onboarding: 'look', live: 'good', lost: 'calm' };
const companyTones: Readonly<Record<string, Tone>> = { prospect: 'look', contracted: 'good', live: 'good', ended: 'calm' };
const consultantTones: Readonly<Record<string, Tone>> = { applied: 'look', approved: 'good', rejected: 'calm', suspended: 'bad', erased: 'calm' };

/** Where an inquiry stands. */
export function InquiryChip({ status }: { status: string }) {
  const { t } = useTranslation('operator');
  return <Chip tone={inquiryTones[status] ?? 'calm'}>{t(`inquiries.status.${status as 'received'}`)}</Chip>;
}

/** Where a company stands. */
export function CompanyChip({ status }: { status: string }) {
  const { t } = useTranslation('operator');
  return <Chip tone={companyTones[status] ?? 'calm'}>{t(`companies.status.${status as 'live'}`)}</Chip>;
}

/** Where a consultant stands. */
export function ConsultantChip({ status }: { status: string }) {
  const { t } = useTranslation('operator');
  return <Chip tone={consultantTones[status] ?? 'calm'}>{t(`consultants.status.${status as 'applied'}`)}</Chip>;
}
