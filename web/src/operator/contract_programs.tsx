import { Checkbox, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { programs } from './contract_terms';
import { Panel } from './panel';

/** Which programs the contract contains. */
export function ProgramFields({ chosen, choose, error }: { chosen: string[]; choose: (programs: string[]) => void; error: string | undefined }) {
  const { t } = useTranslation('operator');
  const { t: common } = useTranslation();
  return (
    <Panel title={t('contract.programs')}>
      <Checkbox.Group aria-label={t('contract.programs')} value={chosen} onChange={choose} error={error}>
        <SimpleGrid cols={{ base: 1, sm: 2 }} verticalSpacing="sm" pb={error ? 'xs' : 0}>
          {programs.map((p) => <Checkbox size="md" key={p} name="programs" value={p} label={common(`program.${p}`)} />)}
        </SimpleGrid>
      </Checkbox.Group>
    </Panel>
  );
}
