import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { api, ask } from '../../api/client';
import { Problem } from '../../api/problem';
import type { PicksBody } from '../../api/schema/matching';
import { Empty } from '../../parts/empty';
import { Ready } from '../../parts/ready';
import { CompareBar } from './compare_bar';
import classes from './find.module.css';
import { PickCard } from './pick_card';
import type { Program } from './programs';

/** Ten proposals, two of which can be put side by side. The choice is in the address, so that it outlives a look at one of them. */
export function Picks({ program, page }: { program: Program; page: number }) {
  const { t } = useTranslation('employee');
  const [said, say] = useState('');
  const picks = useQuery({
    queryKey: ['matching', 'picks', program, page],
    staleTime: 10 * 60_000, // the cards must not change places while they are being read
    queryFn: () => ask(api.matching.GET('/api/matching/me/picks', { params: { query: { program, page } } })),
  });
  if (picks.error instanceof Problem && picks.error.code === 'program_not_offered') {
    return (
      <Empty title={t('find.picks.notOffered')} action={<Button component={Link} to="/find">{t('find.picks.change')}</Button>} />
    );
  }
  return (
    <div>
      <div role="status">{said && <Text size="sm" className={classes.said}>{said}</Text>}</div>
      <Ready query={picks} lines={12}>{(found) => <Found found={found} program={program} page={page} say={say} />}</Ready>
    </div>
  );
}

interface FoundProps {
  found: PicksBody;
  program: Program;
  page: number;
  say: (what: string) => void;
}

function Found({ found, program, page, say }: FoundProps) {
  const [query, setQuery] = useSearchParams();
  const [chosen, setChosen] = useState<readonly string[]>(() => query.getAll('with').slice(0, 2)); // the address follows a moment later
  const choose = (ids: readonly string[]) => {
    setChosen(ids);
    const next = new URLSearchParams(query);
    next.delete('with');
    for (const id of ids) next.append('with', id);
    setQuery(next, { replace: true, preventScrollReset: true });
  };
  const list = found.picks ?? [];
  if (list.length === 0) return <Nobody program={program} />;
  return (
    <>
      <ul className={`${classes.plain} ${classes.cards}`}>
        {list.map((pick) => {
          const id = pick.consultant.consultant_id;
          const on = chosen.includes(id);
          return (
            <li key={id}>
              <PickCard
                pick={pick} program={program} say={say} compared={on} full={chosen.length === 2 && !on}
                compare={() => choose(on ? chosen.filter((c) => c !== id) : [...chosen, id])}
              />
            </li>
          );
        })}
      </ul>
      <Turn program={program} page={page} more={found.more} chosen={chosen} />
      <CompareBar chosen={chosen} program={program} clear={() => choose([])} />
    </>
  );
}

function Nobody({ program }: { program: Program }) {
  const { t } = useTranslation('employee');
  return (
    <Empty
      title={t('find.picks.none')}
      action={
        <Group justify="center">
          <Button component={Link} to="/profile">{t('find.picks.profile')}</Button>
          <Button component={Link} to={`/find/search?program=${program}`} variant="default">{t('find.search')}</Button>
        </Group>
      }
    >
      {t('find.picks.noneText')}
    </Empty>
  );
}

function Turn({ program, page, more, chosen }: { program: Program; page: number; more: boolean; chosen: readonly string[] }) {
  const { t } = useTranslation('employee');
  const to = (n: number) => `/find?${new URLSearchParams([['program', program], ['page', String(n)], ...chosen.map((c) => ['with', c])])}`;
  return (
    <Stack align="center" gap="sm" my="xl">
      {more
        ? <Button component={Link} to={to(page + 1)} variant="light" size="md">{t('find.picks.others')}</Button>
        : <Text c="dimmed">{t('find.picks.last')}</Text>}
      {page > 1 && <Anchor component={Link} to={to(page - 1)} size="sm">{t('find.picks.before')}</Anchor>}
      <Anchor component={Link} to="/profile" size="sm">{t('find.picks.profile')}</Anchor>
    </Stack>
  );
}
