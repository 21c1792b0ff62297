import { Button, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PickBody } from '../../api/schema/matching';
import { Failure } from '../../parts/failure';
import { useSwap } from '../swap/use_swap';
import { ConsultantCard } from './card';
import { useLabels } from './label';
import { NextFree } from './next_free';
import type { Program } from './programs';

interface Props {
  pick: PickBody;
  program: Program;
  compared: boolean;
  /** Two others are being compared already. */
  full: boolean;
  compare: () => void;
  /** The person was taken out of the proposals. */
  swapped: (name: string) => void;
}

/** One of the ten, with what can be done: look closer, compare, or not this person: one click, which can be undone. */
export function PickCard({ pick, program, compared, full, compare, swapped }: Props) {
  const { t } = useTranslation('employee');
  const { name } = useLabels();
  const who = name(pick.consultant);
  const swap = useSwap(() => swapped(who));
  const to = `/consultants/${pick.consultant.consultant_id}?program=${program}&from=picks`;
  return (
    <ConsultantCard
      consultant={pick.consultant} to={to} reasons={pick.reasons}
      nextFree={<NextFree at={pick.next_free} open={pick.next_open} />}
      foot={
        <>
          <Button component={Link} to={to} size="sm" aria-label={t('find.card.seeOf', { name: who })}>{t('find.card.see')}</Button>
          <Checkbox
            checked={compared} disabled={full} onChange={compare} label={t('find.card.compare')}
            aria-label={t('find.card.compareOf', { name: who })}
          />
          <Button
            variant="subtle" color="gray" c="dimmed" size="compact-sm" ml="auto" px={0}
            aria-label={t('find.card.notOf', { name: who })} loading={swap.pending && !swap.paused} disabled={swap.paused}
            onClick={() => swap.send(pick.consultant.consultant_id)}
          >
            {t('find.card.not')}
          </Button>
          {swap.error !== null && <Failure error={swap.error} />}
        </>
      }
    />
  );
}
