import { Anchor, Text } from '@mantine/core';
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
  const { t } = useTranslation('erase');
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState(false);
  return (
    <>
      <div role="status">{done && <Text size="sm">{t('done')}</Text>}</div>
      {!done && <Anchor component="button" type="button" size="sm" c="var(--mantine-color-error)" underline="always" aria-label={t('of', { name })} onClick={() => setAsking(true)}>{t('open')}</Anchor>}
      <Confirm
        name={`erase/${account}`} open={asking} close={() => setAsking(false)} title={t('title', { name })} words={t('text')} label={t('confirm')}
        explained={{ account_active: t('active'), desk_person: t('desk'), erasure_unfinished: t('unfinished'), changed: t('changed') }}
        send={() => ask(api.signup.POST('/api/signup/accounts/{id}/erasure', { params: { path: { id: account } } }))}
        sent={() => {
          setDone(true);
          void erased();
        }}
      />
    </>
  );
}
