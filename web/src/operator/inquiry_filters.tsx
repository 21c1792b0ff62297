import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './inquiries.module.css';

/** What of the board is shown; kept in the address, so that the way back leads to the same view. */
export function Filters({ wanted, change }: { wanted: URLSearchParams; change: (next: URLSearchParams) => void }) {
  const { t } = useTranslation('operator');
  const field = (name: string) => ({
    value: wanted.get(name) ?? '',
    onChange: (event: { currentTarget: { value: string } }) => {
      const next = new URLSearchParams(wanted);
      if (event.currentTarget.value) next.set(name, event.currentTarget.value);
      else next.delete(name);
      change(next);
    },
  });
  const any = { value: '', label: t('inquiries.any') };
  return (
    <search className={classes.filters}>
      <TextInput type="search" label={t('search')} placeholder={t('inquiries.searchHint')} leftSection={<IconSearch size={17} aria-hidden />} {...field('q')} />
      <NativeSelect
        label={t('inquiries.channelLabel')} {...field('channel')}
        data={[any, ...(['web', 'phone', 'mail'] as const).map((c) => ({ value: c, label: t(`inquiries.channel.${c}`) }))]}
      />
      <NativeSelect
        label={t('inquiries.interestLabel')} {...field('interest')}
        data={[any, ...(['brochure', 'consultation'] as const).map((c) => ({ value: c, label: t(`inquiries.interest.${c}`) }))]}
      />
      {wanted.size > 0 && <Button variant="default" onClick={() => change(new URLSearchParams())}>{t('clear')}</Button>}
    </search>
  );
}
