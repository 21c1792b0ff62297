import { Alert, Button, NativeSelect, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { Me } from '../../api/schema/signup';
import { useMe } from '../../auth/me';
import { type Language, languages, speak } from '../../i18n';
import { FormEnd, useForm } from '../../parts/form';
import { ownZone } from '../../parts/time';
import { zoneLabel, zonesWith } from './zones';

interface Values {
  locale: Language;
  zone: string;
}

/** Language of pages and mail, time zone of mail. */
export function Preferences() {
  const { t, i18n } = useTranslation('reflect');
  const { t: common } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const [saved, setSaved] = useState(false);
  const device = ownZone();
  const form = useForm<Values, Me>({
    name: 'settings',
    initial: { locale: me.locale === 'en' ? 'en' : 'ja', zone: me.zone },
    send: (body) => ask(api.signup.PUT('/api/signup/me/settings', { body })),
    sent: async (now, { locale }) => {
      queries.setQueryData(['me'], now);
      setSaved(true);
      await speak(locale);
    },
  });
  const change = <K extends keyof Values>(field: K, value: Values[K]) => {
    setSaved(false);
    form.set(field, value);
  };
  const zones = useMemo(() => zonesWith(me.zone, 'Asia/Tokyo', device).map((value) => ({ value, label: zoneLabel(value, i18n.language) })), [me.zone, device, i18n.language]);
  return (
    <form onSubmit={form.submit} noValidate>
      <Stack gap="md">
        <NativeSelect
          name="locale" label={t('settings.locale')} description={t('settings.localeHint')} value={form.values.locale}
          data={languages.map((value) => ({ value, label: common(`language.${value}`) }))}
          onChange={(e) => change('locale', e.currentTarget.value === 'en' ? 'en' : 'ja')}
        />
        <NativeSelect
          name="zone" label={t('settings.zone')} description={t('settings.zoneHint')} value={form.values.zone} data={zones} error={form.errorOf('zone')}
          onChange={(e) => change('zone', e.currentTarget.value)}
        />
        {device !== form.values.zone && <div><Button variant="subtle" size="sm" px={0} onClick={() => change('zone', device)}>{t('settings.useDevice', { zone: zoneLabel(device, i18n.language) })}</Button></div>}
        <FormEnd form={form} label={t('settings.save')} explained={t('settings.problem', { returnObjects: true })} />
        <div role="status">{saved && <Alert color="tokiwa" variant="light"><Text c="var(--mantine-color-text)">{t('settings.saved')}</Text></Alert>}</div>
      </Stack>
    </form>
  );
}
