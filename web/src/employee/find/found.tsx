import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { PicksBody } from '../../api/schema/matching';
import { Empty } from '../../parts/empty';
import { useBringBack } from '../swap/use_swap';
import { CompareBar } from './compare_bar';
import classes from './find.module.css';
import { PickCard } from './pick_card';
import type { Program } from './programs';
import { Said } from './said';

interface FoundProps {
  found: PicksBody;
  program: Program;
  page: number;
}

/** A page of proposals, two of which can be put side by side. The choice is in the address, so that it outlives a look at one of them. */
export function Found({ found, program, page }: FoundProps) {
  const { t } = useTranslation('employee');
  const [out, setOut] = useState<{ id: string; name: string }>();
  const [said, say] = useState('');
  const back = useBringBack(() => {
    say(t('swap.back', { name: out?.name }));
    setOut(undefined);
  });
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
                pick={pick} program={program} compared={on} full={chosen.length === 2 && !on}
                swapped={(name) => {
                  choose(chosen.filter((c) => c !== id));
                  setOut({ id, name });
                  say(t('swap.told', { name }));
                }}
                compare={() => choose(on ? chosen.filter((c) => c !== id) : [...chosen, id])}
              />
            </li>
          );
        })}
      </ul>
      <Turn program={program} page={page} more={found.more} chosen={chosen} />
      <div className={classes.dock}>
        <Said text={said} close={() => say('')}>
          {out && <Button variant="default" size="compact-md" loading={back.pending} onClick={() => back.send(out.id)}>{t('swap.undo')}</Button>}
        </Said>
        <CompareBar chosen={chosen} program={program} clear={() => choose([])} />
      </div>
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
