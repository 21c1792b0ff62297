import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Table } from '../../parts/table';
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
      <Table quiet aria-label={t('shared.exampleTitle')}>
        <thead>
          <tr>{(['exampleHead', 'exampleGroup', 'exampleValue'] as const).map((k) => <th key={k} scope="col">{t(`shared.${k}`)}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((r) => (
            <tr key={r.who}>
              <th scope="row">{r.who}</th>
              <td className="tabular">{r.people}</td>
              <td>{r.says}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      <Text size="sm" c="dimmed" mt="xs">{t('shared.exampleNote')}</Text>
    </Sheet>
  );
}
