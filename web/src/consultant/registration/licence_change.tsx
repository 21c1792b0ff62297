import { Button, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { Licence, OwnProfile } from '../../api/schema/signup';
import { FormEnd, useForm } from '../../parts/form';
import { LicenceRows } from '../../public/apply_licences';
import { type LicenceRow, licencesOf, wrongLicence } from '../../public/apply_values';
import { entryKey } from '../data';

const rowsOf = (licences: readonly Licence[]): LicenceRow[] => licences.map((l) => ({ kind: l.kind, number: l.number, valid_until: l.valid_until ?? '' }));

/** Asks the operator to change the licences. */
export function Change({ from, close }: { from: readonly Licence[]; close: () => void }) {
  const { t } = useTranslation('registration');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const form = useForm<{ licences: LicenceRow[] }, OwnProfile>({
    name: 'own-licences',
    initial: { licences: rowsOf(from) },
    check: (v) => (v.licences.some((l) => wrongLicence(l, v.licences)) ? { licences: t('licences.wrong') } : {}),
    send: (v) => ask(api.signup.PUT('/api/signup/me/consultant/licences', { body: { licences: licencesOf(v.licences) } })),
    sent: (answer) => {
      queries.setQueryData(entryKey, answer);
      close();
    },
  });
  const leave = () => {
    form.forget();
    close();
  };
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="md">
        <LicenceRows rows={form.values.licences} change={(rows) => form.set('licences', rows)} asked={form.errorOf('licences') !== undefined} />
        <FormEnd form={form} label={t('licences.send')} secondary={<Button variant="default" size="md" onClick={leave}>{common('cancel')}</Button>} />
      </Stack>
    </form>
  );
}
