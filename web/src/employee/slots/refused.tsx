import { Alert, Button, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Problem } from '../../api/problem';
import { useProblemText } from '../../parts/problem_text';
import { Actions } from '../booking/facts';
import { useSlotProblems } from './explained';

/** Why a time could not be had, and the ways on. again is there where trying once more makes sense. */
export function Refused({ error, other, again }: { error: unknown; other: () => void; again?: () => void }) {
  const { t } = useTranslation('booking');
  const text = useProblemText();
  const problems = useSlotProblems();
  const queries = useQueryClient();
  useEffect(() => queries.removeQueries({ queryKey: ['slots'] }), [queries]); // what the picker showed is no longer so
  const problem = Problem.of(error);
  const retry = again && (problem.passing || problem.code === 'hold_expired' || problem.code === 'account_pending');
  return (
    <Stack gap="md">
      <Alert role="alert" color="red" variant="light" title={t('slots.failedTitle')}><Text c="var(--mantine-color-text)">{text(error, problems)}</Text></Alert>
      <Actions>
        {retry && <Button onClick={again}>{t('slots.again')}</Button>}
        <Button variant={retry ? 'default' : 'filled'} onClick={other}>{t('slots.other')}</Button>
        {problem.code === 'you_are_busy' && <Button component={Link} to="/bookings" variant="default">{t('slots.mine')}</Button>}
      </Actions>
    </Stack>
  );
}
