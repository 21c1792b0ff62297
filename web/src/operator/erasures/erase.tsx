import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import { Confirm } from '../../parts/confirm';

interface Props {
  account: string;
  name: string;
  /** Read anew what is shown of the account. */
  erased: () => unknown;
}

/** Erases an account that is no longer in use, at the request of its owner, who alone gets the receipt. */
export function EraseAccount({ account, name, erased }: Props) {
  const { t } = useTranslation('erasures');
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <>
      <div role="status">{done && <Text size="sm">{t('erase.done')}</Text>}</div>
      {!done && <Button variant="subtle" color="red" c="var(--mantine-color-error)" size="compact-sm" aria-label={t('erase.of', { name })} onClick={() => setAsking(true)}>{t('erase.open')}</Button>}
      <Confirm
        name={`erase/${account}`} open={asking} close={() => setAsking(false)} title={t('erase.title', { name })} words={t('erase.text')} label={t('erase.confirm')}
        explained={{ account_active: t('erase.active'), desk_person: t('erase.desk'), erasure_unfinished: t('erase.unfinished'), changed: t('erase.changed') }}
        send={() => ask(api.signup.POST('/api/signup/accounts/{id}/erasure', { params: { path: { id: account } } }))}
        sent={() => {
          setDone(true);
          void erased();
        }}
      />
    </>
  );
}
