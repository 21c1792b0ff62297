import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { SeriesDateBody } from '../../api/schema/booking';
import { useDraft } from '../../parts/draft';
import { Ready } from '../../parts/ready';
import { ownZone } from '../../parts/time';
import { Actions } from '../booking/facts';
import type { Repeat, SeriesProgram } from '../slots/aim';
import { DateOf } from './date';
import { type Choices, chosen, leastDates, missing } from './choices';
import classes from './series.module.css';

interface Props {
  consultant: string;
  program: SeriesProgram;
  first: string;
  repeat: Repeat;
  other: () => void;
  /** Talks are wanted once after all. */
  once: () => void;
  choose: (starts: string[]) => void;
}

/** All dates of a series before anything is held: open, or why not and what is open instead. */
export function SeriesDates({ consultant, program, first, repeat, other, once, choose }: Props) {
  const zone = ownZone();
  const dates = useQuery({
    queryKey: ['slots', 'series', consultant, program, first, repeat, zone],
    staleTime: 10_000,
    queryFn: async () =>
      (await ask(api.booking.GET('/api/booking/consultants/{id}/series', { params: { path: { id: consultant }, query: { program, starts_at: first, ...repeat, zone } } }))).dates,
  });
  const name = `series/${consultant}/${first}/${repeat.every}/${repeat.count}`;
  return <Ready query={dates} lines={8}>{(all) => <Dates key={name} name={name} all={all} other={other} once={once} choose={choose} />}</Ready>;
}

function Dates({ name, all, other, once, choose }: Pick<Props, 'other' | 'once' | 'choose'> & { name: string; all: readonly SeriesDateBody[] }) {
  const { t } = useTranslation('series');
  const [choices, setChoices] = useDraft<Choices>(name, {}); // still there on the way back from the question whether to book
  const [asked, setAsked] = useState(false);
  const starts = chosen(all, choices);
  const open = missing(all, choices);
  const enough = starts.length + open.length >= leastDates;
  const go = () => {
    setAsked(true);
    if (open.length > 0) document.getElementById(`date-${open[0]}`)?.querySelector('input')?.focus();
    else if (starts.length >= leastDates) choose(starts);
  };
  return (
    <Stack gap="lg">
      <Text role="status">{said()}</Text>
      <ol className={classes.dates}>
        {all.map((d) => (
          <DateOf key={d.number} date={d} choice={choices[d.number]} missing={asked && open.includes(d.number)} choose={(c) => setChoices({ ...choices, [d.number]: c })} />
        ))}
      </ol>
      {asked && open.length > 0 && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{t('dates.missing', { count: open.length })}</Text></Alert>}
      {!enough && <Alert role="status" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{t('dates.few')}</Text></Alert>}
      <Actions>
        {enough
          ? <Button size="lg" onClick={go}>{t('dates.hold', { count: starts.length + open.length })}</Button>
          : <Button size="lg" onClick={once}>{t('dates.once')}</Button>}
        <Button size="lg" variant="default" onClick={other}>{t('dates.other')}</Button>
      </Actions>
    </Stack>
  );

  function said(): string {
    const free = all.filter((d) => d.open).length;
    if (free === all.length) return t('dates.allOpen', { count: all.length });
    const some = t('dates.someOpen', { free, count: all.length });
    return all.some((d) => d.alternatives.length > 0) ? `${some}${t('dates.nearby')}` : some;
  }
}
