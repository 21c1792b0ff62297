import { Button, Checkbox, Fieldset, Stack, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchBody } from '../../api/schema/matching';
import { type Asked, type Condition, conditions, lists } from './asked';
import classes from './search.module.css';
import { useWord } from './word';

interface Props {
  asked: Asked;
  found: Pick<SearchBody, 'facets' | 'free_this_week'> | undefined;
  change: (part: Partial<Asked>) => void;
}

/** The conditions to choose from, each with how many people it would leave. */
export function Facets({ asked, found, change }: Props) {
  const { t } = useTranslation('employee');
  return (
    <Stack gap="xl">
      <Switch
        checked={asked.free_this_week ?? false} onChange={(e) => change({ free_this_week: e.currentTarget.checked })}
        label={<Choice name={t('find.page.free')} count={found?.free_this_week} />} description={t('find.page.freeHelp')}
      />
      {conditions.map((of) => (
        <Facet
          key={of} of={of} chosen={asked[of] ?? []} counts={new Map(found?.facets[of]?.map((f) => [f.code, f.count]))}
          choose={(codes) => change({ [of]: lists[of].filter((c) => codes.includes(c)) })}
        />
      ))}
    </Stack>
  );
}

/** How many values of a list are seen before the others are asked for. */
const seen = 6;

interface FacetProps {
  of: Condition;
  chosen: readonly string[];
  counts: ReadonlyMap<string, number>;
  choose: (codes: string[]) => void;
}

function Facet({ of, chosen, counts, choose }: FacetProps) {
  const { t } = useTranslation('employee');
  const word = useWord();
  const [all, setAll] = useState(false);
  const there = lists[of].filter((code) => counts.has(code) || chosen.includes(code));
  if (there.length === 0) return null;
  const shown = all ? there : there.filter((code, i) => i < seen || chosen.includes(code));
  return (
    <Fieldset variant="unstyled" legend={t(`find.page.${of}`)} className={classes.facet}>
      <Stack gap={2}>
        {shown.map((code) => (
          <Checkbox
            key={code} checked={chosen.includes(code)} label={<Choice name={word(of, code)} count={counts.get(code) ?? 0} />} className={classes.choice}
            onChange={(e) => choose(e.currentTarget.checked ? [...chosen, code] : chosen.filter((c) => c !== code))}
          />
        ))}
        {there.length > seen && (
          <Button variant="subtle" size="compact-sm" className={classes.more} aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? t('find.page.fewer') : t('find.page.all', { count: there.length })}
          </Button>
        )}
      </Stack>
    </Fieldset>
  );
}

function Choice({ name, count }: { name: string; count: number | undefined }) {
  const { t } = useTranslation('employee');
  return <>{name} {count !== undefined && <span className={classes.count}>{t('find.page.people', { count })}</span>}</>;
}
