import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consultant } from '../../api/schema/signup';
import { Panel } from '../panel';
import { ConsultantDocuments } from './documents';

export { Connections } from '../connections';
export { Decide } from './decide';
export { Renewal } from './renewal';

// Few are erased: nobody else waits for these.
const EraseAccount = lazy(async () => ({ default: (await import('../erasures/erase')).EraseAccount }));
const EraseApplication = lazy(async () => ({ default: (await import('../erase_person')).EraseApplication }));

/** What is on file of a consultant, beside the decision that it is read for; and the way out. It comes after the page. */
export function Details({ consultant: c }: { consultant: Consultant }) {
  return (
    <>
      <ConsultantDocuments id={c.consultant_id} />
      <Suspense fallback={null}>
        {c.status === 'rejected' && <EraseApplication consultant={c} />}
        {c.status === 'suspended' && c.account_id && <Erase consultant={c} />}
      </Suspense>
    </>
  );
}

/** Somebody who does not work here any more may ask to be forgotten. */
function Erase({ consultant: c }: { consultant: Consultant }) {
  const { t } = useTranslation('erase');
  const queries = useQueryClient();
  return (
    <Panel title={t('panel')}>
      <Text size="sm" c="dimmed">{t('panelText')}</Text>
      <div><EraseAccount account={c.account_id} name={c.name} erased={() => queries.invalidateQueries({ queryKey: ['consultant', c.consultant_id] })} /></div>
    </Panel>
  );
}
