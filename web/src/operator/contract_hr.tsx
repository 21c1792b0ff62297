import { Button, CloseButton, Fieldset, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { mostPeople, type Person, wrongWith } from './contract_terms';
import { Panel } from './panel';

interface Props {
  people: Person[];
  change: (people: Person[]) => void;
  /** The form was sent with something wrong here. */
  error: string | undefined;
  /** The API did not take an address; taken: since it is another account's. */
  refused: boolean;
  taken: boolean;
}

/** The company's people of HR who get an account. */
export function HrFields({ people, change, error, refused, taken }: Props) {
  const { t } = useTranslation('operator');
  const { t: common } = useTranslation();
  const faults = people.map((_, i) => wrongWith(people, i));
  const first = faults.findIndex((f) => f.name ?? f.email);
  const said = { required: common('field.required'), email: common('field.email'), twice: t('contract.twice') };
  const put = (i: number, person: Partial<Person>) => change(people.map((p, at) => (at === i ? { ...p, ...person } : p)));
  // The form puts the focus on what is called "hr": the first field with a fault.
  const field = (i: number, name: 'name' | 'email') => {
    const fault = faults[i]?.[name];
    const leads = i === first && (name === 'name' || !faults[i]?.name);
    return {
      name: leads && fault ? 'hr' : `hr.${i}.${name}`, value: people[i]?.[name] ?? '', required: true, autoComplete: 'off',
      error: error && fault ? said[fault] : name === 'email' && refused && people.length === 1 ? (taken ? t('contract.address_taken') : said.email) : undefined,
      onChange: (event: { currentTarget: { value: string } }) => put(i, { [name]: event.currentTarget.value }),
    };
  };
  return (
    <Panel title={t('contract.hr')}>
      <Text size="sm" c="dimmed">{t('contract.hrHint')}</Text>
      <Stack gap="md">
        {people.map((person, i) => (
          <Fieldset key={person.row} variant="unstyled" legend={
            <Group gap="xs">
              {t('contract.hrNumber', { n: i + 1 })}
              {people.length > 1 && <CloseButton size="sm" aria-label={t('contract.hrRemove', { n: i + 1 })} onClick={() => change(people.filter((_, at) => at !== i))} />}
            </Group>
          }>
            <SimpleGrid cols={{ base: 1, sm: 3 }} verticalSpacing="sm">
              <TextInput label={t('contract.hrName')} maxLength={100} {...field(i, 'name')} />
              <TextInput label={t('contract.hrEmail')} type="email" maxLength={254} {...field(i, 'email')} />
              <NativeSelect
                label={t('contract.hrLocale')} name={`hr.${i}.locale`} value={person.locale} onChange={(e) => put(i, { locale: e.currentTarget.value === 'en' ? 'en' : 'ja' })}
                data={[{ value: 'ja', label: t('inquiryNew.ja') }, { value: 'en', label: t('inquiryNew.en') }]}
              />
            </SimpleGrid>
          </Fieldset>
        ))}
      </Stack>
      {people.length < mostPeople && (
        <Group>
          <Button variant="default" size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => change([...people, { row: crypto.randomUUID(), name: '', email: '', locale: 'ja' }])}>{t('contract.hrAdd')}</Button>
        </Group>
      )}
    </Panel>
  );
}
