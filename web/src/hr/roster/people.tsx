import { Anchor, Badge, Button, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../../api/client';
import type { RosterPerson } from '../../api/schema/signup';
import { Empty } from '../../parts/empty';
import { Ready } from '../../parts/ready';
import { Table } from '../../parts/table';
import { useTimes } from '../../parts/time';
import { Scroll } from '../../report/scroll';
import { useCompany, useDepartmentOptions } from '../company';

/** What can be chosen beside everybody who works there. */
const statuses = ['proposed', 'left'] as const;
type Status = (typeof statuses)[number];

/** The people of the roster, to be searched. There is nothing here that depends on who registered. */
export function People() {
  const { t } = useTranslation('hr');
  const [words, setWords] = useState('');
  const [department, setDepartment] = useState('');
  const [status, setStatus] = useState<'' | Status>('');
  const [pages, setPages] = useState<string[]>([]); // cursors of the pages turned so far
  const [q] = useDebouncedValue(words.trim(), 300);
  const after = pages.at(-1);
  const query = useQuery({
    queryKey: ['roster', 'list', q, department, status, after],
    queryFn: () => ask(api.signup.GET('/api/signup/roster', { params: { query: { q: q || undefined, department_id: department || undefined, status: status || undefined, after } } })),
    placeholderData: keepPreviousData,
  });
  const options = useDepartmentOptions(useCompany().data);
  const searching = q !== '' || department !== '' || status !== '';
  return (
    <Stack gap="md" component="section" aria-labelledby="people">
      <div>
        <Title order={2} id="people">{t('roster.people')}</Title>
        <Text size="sm" c="dimmed">{t('roster.list.blind')}</Text>
        <Anchor component={Link} to="/hr/roster/departures" size="sm">{t('roster.departures.open')}</Anchor>
      </div>
      <Group align="flex-end" gap="md">
        <TextInput
          label={t('roster.list.search')} type="search" value={words} maxLength={100} flex="1 1 260px"
          onChange={(e) => {
            setWords(e.currentTarget.value);
            setPages([]);
          }}
        />
        <NativeSelect
          label={t('roster.list.department')} value={department} flex="1 1 220px" data={[{ value: '', label: t('roster.list.all') }, ...options]}
          onChange={(e) => {
            setDepartment(e.currentTarget.value);
            setPages([]);
          }}
        />
        <NativeSelect
          label={t('roster.list.status')} value={status} flex="1 1 180px" data={(['', ...statuses] as const).map((value) => ({ value, label: t(`roster.list.statuses.${value || 'current'}`) }))}
          onChange={(e) => {
            setStatus(e.currentTarget.value as typeof status);
            setPages([]);
          }}
        />
      </Group>
      <Ready query={query}>
        {({ people, next }) => (
          <>
            <div aria-live="polite" aria-busy={query.isFetching}>
              {people.length > 0 ? <Listed people={people} /> : <Nobody searching={searching} />}
            </div>
            <Group justify="space-between">
              <Button variant="default" disabled={pages.length === 0} onClick={() => setPages(pages.slice(0, -1))}>{t('roster.list.previous')}</Button>
              <Button variant="default" disabled={!next || query.isPlaceholderData} onClick={() => next && setPages([...pages, next])}>{t('roster.list.next')}</Button>
            </Group>
          </>
        )}
      </Ready>
    </Stack>
  );
}

function Nobody({ searching }: { searching: boolean }) {
  const { t } = useTranslation('hr');
  return searching
    ? <Empty title={t('roster.list.none')}>{t('roster.list.noneText')}</Empty>
    : <Empty title={t('roster.list.empty')}>{t('roster.list.emptyText')}</Empty>;
}

function Listed({ people }: { people: readonly RosterPerson[] }) {
  const { t } = useTranslation('hr');
  const { day } = useTimes();
  const heads = [t('roster.list.number'), t('roster.list.name'), t('roster.list.place'), t('roster.list.email'), t('roster.list.invited')];
  return (
    <Scroll label={t('roster.list.caption')}>
      <Table style={{ minWidth: 760, whiteSpace: 'nowrap' }}>
        <thead><tr>{heads.map((h) => <th key={h} scope="col">{h}</th>)}</tr></thead>
        <tbody>
          {people.map((p) => (
            <tr key={p.employee_number}>
              <td className="tabular">{p.employee_number}</td>
              <th scope="row">
                {p.name}
                {p.status !== 'active' && <Badge display="flex" w="max-content" mt={4} color={p.status === 'left' ? 'gray' : 'kaki'} variant="light" c="var(--mantine-color-text)" radius="sm" tt="none" maw="none">{t(`roster.list.statuses.${p.status}`)}</Badge>}
              </th>
              <td>{p.department?.join(' / ') /* none while a roster is just being stored */}</td>
              <td>{p.email}</td>
              <td>{p.invited_at ? day(p.invited_at) : <Text span size="sm" c="dimmed">{t('roster.list.never')}</Text>}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Scroll>
  );
}
