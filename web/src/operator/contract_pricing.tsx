import { NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { plans, type TermsDraft } from './contract_terms';
import { useCodes } from './words';

type Field = 'plan' | 'unit_price_jpy' | 'blocks' | 'sessions_per_block' | 'seats' | 'quota_per_month';

interface Fields {
  values: Pick<TermsDraft, 'plan'>;
  text: (field: Field) => { name: string; value: string; error: string | undefined; onChange: (event: { currentTarget: { value: string } }) => void };
}

/** What is paid for and how much of it: the same fields where a contract is entered and where it is changed. Children stand before the seats. */
export function PricingFields({ form, children }: { form: Fields; children?: ReactNode }) {
  const { t } = useTranslation('operator');
  const code = useCodes();
  const number = (field: Exclude<Field, 'plan'>) => <TextInput label={t(`contract.${field}`)} required inputMode="numeric" className="tabular" {...form.text(field)} />;
  return (
    <>
      <NativeSelect label={t('contract.plan')} required {...form.text('plan')} data={plans.map((p) => ({ value: p, label: code('plan', p) }))} />
      <TextInput label={t('contract.unit_price_jpy')} description={t(`contract.unit.${(form.values.plan || 'seats') as 'seats'}`)} inputMode="numeric" className="tabular" {...form.text('unit_price_jpy')} />
      {form.values.plan === 'blocks' && number('blocks')}
      {form.values.plan === 'blocks' && number('sessions_per_block')}
      {children}
      {number('seats')}
      {number('quota_per_month')}
    </>
  );
}
