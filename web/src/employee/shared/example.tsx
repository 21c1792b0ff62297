import { Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../booking/facts';

/** A piece of the company's report with made-up figures: what it looks like to those who read it. */
export function Example() {
  const { t } = useTranslation('reflect');
  const rows = [
    { who: t('shared.exampleAll'), people: t('shared.examplePeople', { count: 64 }), says: t('shared.exampleFit', { value: '3.6' }) },
    { who: t('shared.exampleSales'), people: t('shared.examplePeople', { count: 21 }), says: t('shared.exampleFit', { value: '3.2' }) },
    { who: t('shared.exampleSmall'), people: '–', says: t('shared.exampleWithheld') },
  ];
  return (
    <Sheet>
      <Title order={3} mb={4}>{t('shared.exampleTitle')}</Title>
      <Table verticalSpacing="sm" horizontalSpacing={6} aria-label={t('shared.exampleTitle')}>
        <Table.Thead>
          <Table.Tr>{(['exampleHead', 'exampleGroup', 'exampleValue'] as const).map((k) => <Table.Th key={k} scope="col" fw={500} c="dimmed">{t(`shared.${k}`)}</Table.Th>)}</Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((r) => (
            <Table.Tr key={r.who}>
              <Table.Th scope="row" fw={600}>{r.who}</Table.Th>
              <Table.Td className="tabular">{r.people}</Table.Td>
              <Table.Td>{r.says}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" c="dimmed" mt="xs">{t('shared.exampleNote')}</Text>
    </Sheet>
  );
}
