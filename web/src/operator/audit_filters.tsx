import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../auth/me';
import { areas, useOperations } from './audit_calls';

/** What the address asks for, as the API takes it. */
export function wantedOf(params: URLSearchParams) {
  const text = (name: string) => params.get(name) || undefined;
  const one = <T extends string>(name: string, of: readonly T[]) => of.find((value) => value === params.get(name));
  const context = one('context', ['signup', 'matching', 'booking', 'mailer', 'sessions', 'reports', 'operations'] as const);
  return {
    by: text('by'), thing: text('thing'), context, operation: context && text('operation'),
    kind: one('kind', ['look', 'change'] as const), from: text('from'), until: text('until'),
  };
}

interface Props {
  wanted: URLSearchParams;
  narrow: (name: string, value?: string) => void;
  people: readonly string[];
  who: (id: string) => string;
}

/** Who, what and when. People are those in the list, oneself, and whom the address names. */
export function AuditFilters({ wanted, narrow, people, who }: Props) {
  const { t } = useTranslation('audit');
  const me = useMe();
  const operations = useOperations();
  const context = wanted.get('context') ?? '';
  const field = (name: string) => ({ value: wanted.get(name) ?? '', onChange: (event: { currentTarget: { value: string } }) => narrow(name, event.currentTarget.value) });
  const known = [...new Set([me.account_id, wanted.get('by') ?? '', ...people])].filter(Boolean);
  return (
    <Group component="search" mb="lg" align="flex-end" gap="md">
      <NativeSelect flex="1 1 9rem" label={t('who')} {...field('by')} data={[{ value: '', label: t('anybody') }, ...known.map((id) => ({ value: id, label: who(id) }))]} />
      <NativeSelect flex="1 1 8rem" label={t('kindLabel')} {...field('kind')} data={[{ value: '', label: t('kind.any') }, { value: 'look', label: t('kind.look') }, { value: 'change', label: t('kind.change') }]} />
      <NativeSelect flex="1 1 10rem" label={t('areaLabel')} {...field('context')} data={[{ value: '', label: t('anywhere') }, ...areas.map((a) => ({ value: a, label: operations.area(a) }))]} />
      {context && <NativeSelect flex="1 1 14rem" label={t('operationLabel')} {...field('operation')} data={[{ value: '', label: t('anyOperation') }, ...operations.of(context).map(([value, label]) => ({ value, label }))]} />}
      <TextInput flex="1 1 9rem" type="date" label={t('from')} {...field('from')} />
      <TextInput flex="1 1 9rem" type="date" label={t('until')} {...field('until')} />
    </Group>
  );
}
