import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../parts/dialog';
import { Period } from './contract_period';
import { type Draft, programs, termsOf } from './contract_terms';
import { Facts } from './facts';
import { useCodes, useWords } from './words';

interface Props {
  draft: Draft;
  open: boolean;
  close: () => void;
  confirm: () => void;
}

/** Asks once more before a contract is entered: it cannot be taken back. */
export function ContractDialog({ draft, open, close, confirm }: Props) {
  const { t } = useTranslation('operator');
  const { t: common } = useTranslation();
  const words = useWords();
  const code = useCodes();
  const terms = termsOf(draft);
  return (
    <Dialog open={open} title={t('contract.ask')} close={close}>
      <Stack gap="md">
        <Text>{t('contract.askText')}</Text>
        <Facts
          rows={[
            [t('contract.company'), `${terms.company_name}・${code('industry', terms.industry)}`],
            [t('companies.period'), terms.starts_on && terms.ends_on && <Period key="period" from={terms.starts_on} to={terms.ends_on} />],
            [t('contract.plan'), code('plan', terms.plan)],
            [t('company.fee'), words.yen(terms.set_up_fee_jpy ?? 0)],
            [t('contract.seats'), t('contract.people', { count: terms.seats })],
            [t('company.quota'), t('contract.times', { count: terms.quota_per_month })],
            [t('contract.threshold'), t('contract.people', { count: terms.threshold })],
            [t('contract.programs'), programs.filter((p) => draft.programs.includes(p)).map((p) => common(`program.${p}`)).join(' / ')],
            [t('contract.hr'), terms.hr?.map((p) => <Text key={p.email}>{p.name} <Text span c="dimmed" size="sm">{p.email}</Text></Text>)],
          ]}
        />
        <Group>
          <Button onClick={confirm}>{t('contract.confirm')}</Button>
          <Button variant="default" onClick={close}>{t('contract.change')}</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
