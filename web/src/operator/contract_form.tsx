import { NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { api, ask } from '../api/client';
import { Problem } from '../api/problem';
import type { Inquiry } from '../api/schema/signup';
import { FormEnd, useForm } from '../parts/form';
import { ContractDialog } from './contract_dialog';
import { HrFields } from './contract_hr';
import { PricingFields } from './contract_pricing';
import { ProgramFields } from './contract_programs';
import { type Draft, firstDraft, industries, termsOf } from './contract_terms';
import { useContractCheck } from './contract_check';
import { useMoved } from './moved';
import { Panel } from './panel';
import { useCodes } from './words';

/** Codes of the API that are about the people of HR. */
const ofPeople = new Set(['address', 'address_taken', 'repeated_address']);

/** The terms of a contract, asked once more before they are entered. */
export function ContractForm({ inquiry }: { inquiry: Inquiry }) {
  const { t } = useTranslation('operator');
  const { t: common } = useTranslation();
  const code = useCodes();
  const navigate = useNavigate();
  const moved = useMoved();
  const check = useContractCheck();
  const [asking, setAsking] = useState(false);
  const form = useForm<Draft, { company_id: string }>({
    name: `contract/${inquiry.inquiry_id}`, initial: firstDraft(inquiry), check,
    send: (v, key) => moved.watch(ask(api.signup.POST('/api/signup/inquiries/{id}/contract', {
      params: { path: { id: inquiry.inquiry_id }, header: { 'Idempotency-Key': key } }, body: termsOf(v),
    }))),
    sent: (made) => navigate(`/operator/companies/${made.company_id}`, { replace: true }),
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (form.passes(check, event)) setAsking(true);
  };
  const refused = form.sending.error ? Problem.of(form.sending.error).code : '';
  return (
    <>
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <Panel title={t('contract.company')}>
            <SimpleGrid cols={{ base: 1, sm: 2 }} verticalSpacing="md">
              <TextInput label={t('contract.company_name')} required maxLength={200} {...form.text('company_name')} />
              <NativeSelect label={t('contract.industry')} required {...form.text('industry')} data={[{ value: '', label: t('contract.choose') }, ...industries.map((i) => ({ value: i, label: code('industry', i) }))]} />
            </SimpleGrid>
          </Panel>
          <Panel title={t('contract.terms')}>
            <SimpleGrid cols={{ base: 1, sm: 3 }} verticalSpacing="md">
              {(['received_on', 'starts_on', 'ends_on'] as const).map((f) => <TextInput key={f} type="date" label={t(`contract.${f}`)} required {...form.text(f)} />)}
            </SimpleGrid>
            <SimpleGrid cols={{ base: 1, sm: 2 }} verticalSpacing="md">
              <PricingFields form={form}>
                <TextInput label={t('contract.set_up_fee_jpy')} required inputMode="numeric" className="tabular" {...form.text('set_up_fee_jpy')} />
              </PricingFields>
              <TextInput label={t('contract.threshold')} description={t('contract.thresholdHint')} required inputMode="numeric" className="tabular" {...form.text('threshold')} />
            </SimpleGrid>
          </Panel>
          <ProgramFields chosen={form.values.programs} choose={(p) => form.set('programs', p)} error={form.errorOf('programs')} />
          <HrFields people={form.values.hr} change={(hr) => form.set('hr', hr)} error={form.errorOf('hr')} refused={ofPeople.has(refused)} taken={refused === 'address_taken'} />
          <FormEnd form={form} label={t('contract.submit')} explained={{ ...moved.explained, period: t('contract.period'), address: common('field.email'), repeated_address: t('contract.twice'), address_taken: t('contract.address_taken') }} />
        </Stack>
      </form>
      <ContractDialog draft={form.values} open={asking} close={() => setAsking(false)} confirm={() => {
        setAsking(false);
        form.submit();
      }} />
    </>
  );
}
