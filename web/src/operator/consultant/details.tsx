import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Consultant } from '../../api/schema/signup';
import { EraseAccount } from '../erasures/erase';
import { Panel } from '../panel';
import { ConsultantDocuments } from './documents';

export { Renewal } from './renewal';

/** What stands below a consultant's profile, and comes after it. */
export function Details({ consultant: c }: { consultant: Consultant }) {
  return (
    <>
      <ConsultantDocuments id={c.consultant_id} />
      {c.status === 'suspended' && c.account_id && <Erase consultant={c} />}
    </>
  );
}

/** Somebody who does not work here any more may ask to be forgotten. */
function Erase({ consultant: c }: { consultant: Consultant }) {
  const { t } = useTranslation('erasures');
  const queries = useQueryClient();
  return (
    <Panel title={t('erase.panel')}>
      <Text size="sm" c="dimmed">{t('erase.panelText')}</Text>
      <div><EraseAccount account={c.account_id} name={c.name} erased={() => queries.invalidateQueries({ queryKey: ['consultant', c.consultant_id] })} /></div>
    </Panel>
  );
}
