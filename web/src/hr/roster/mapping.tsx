import { Accordion, NativeSelect, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Places } from './columns';
import { type Column, longest } from './limits';
import type { Roster } from './read';

const order = ['number', 'name', 'email', 'department', 'division', 'section', 'kana', 'romaji', 'job', 'birth', 'birthYear', 'age', 'joined', 'category'] as const satisfies readonly (keyof typeof longest)[];
const needed: ReadonlySet<Column> = new Set(['number', 'name', 'email', 'department']);

/** Which column of the file is which: found by the headers, to be corrected by whoever knows the file. */
export function Mapping({ roster, set }: { roster: Roster; set: (places: Places) => void }) {
  const { t } = useTranslation('hr');
  const { columns, head } = roster;
  const wrong = columns.missing.length > 0 || columns.repeated.length > 0;
  const options = [{ value: '', label: t('roster.mapping.none') }, ...head.map((h, i) => ({ value: String(i), label: h.trim() || t('roster.mapping.place', { place: i + 1 }) }))];
  const point = (column: Column, value: string) => {
    const places: Places = { ...columns.at };
    for (const [other, at] of Object.entries(places)) if (String(at) === value) delete places[other as Column]; // one column is one thing
    if (value === '') delete places[column];
    else places[column] = Number(value);
    set(places);
  };
  return (
    // Whoever points to columns goes on to others: it stays open when all that must be there was found.
    <Accordion variant="contained" defaultValue={wrong ? 'mapping' : null}>
      <Accordion.Item value="mapping">
        <Accordion.Control>{t('roster.mapping.title')}</Accordion.Control>
        <Accordion.Panel>
          <Text size="sm" c="dimmed" mb="md">{t('roster.mapping.text')}</Text>
          <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="md">
            {order.map((c) => (
              <NativeSelect
                key={c} label={t(`roster.column.${c}`)} withAsterisk={needed.has(c)} data={options} value={columns.at[c] === undefined ? '' : String(columns.at[c])}
                error={columns.missing.includes(c) && t('roster.mapping.missing')} onChange={(e) => point(c, e.currentTarget.value)}
              />
            ))}
          </SimpleGrid>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
