import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '../../parts/failure';
import { useBringBack, useSwap, useSwaps } from './use_swap';

interface Props {
  id: string;
  name: string;
  program?: string;
  /** In a list. */
  compact?: boolean;
}

/** Somebody else instead: one click, no reason, and the way back at the same place. */
export function Swap({ id, name, program, compact = false }: Props) {
  const { t } = useTranslation('employee');
  const stored = useSwaps().data?.some((s) => s.consultant.consultant_id === id) ?? false;
  const [now, setNow] = useState<boolean>(); // what was just done counts before what was stored
  const swap = useSwap(() => setNow(true));
  const back = useBringBack(() => setNow(false));
  const error = swap.error ?? back.error;
  const out = now ?? stored;
  return (
    <div>
      {!out && (
        <Button
          variant="subtle" size={compact ? 'compact-sm' : 'sm'} ta="start" aria-label={compact ? t('swap.actionOf', { name }) : undefined}
          leftSection={<IconArrowsExchange size={18} aria-hidden />} loading={swap.pending && !swap.paused} disabled={swap.paused}
          onClick={() => swap.send(id)}
        >
          {t('swap.action')}
        </Button>
      )}
      <div role="status">
        {out && (
          <Paper bg="var(--kikite-tint)" p="md">
            <Stack gap="xs">
              <Text size="sm">{t('swap.done', { name })}</Text>
              <Text size="sm" c="dimmed">{t('swap.promise')}</Text>
              <Group gap="xs">
                <Button component={Link} to={program ? `/find?program=${program}` : '/find'} size="sm">{t('swap.others')}</Button>
                <Button variant="default" size="sm" loading={back.pending && !back.paused} disabled={back.paused} onClick={() => back.send(id)}>{t('swap.undo')}</Button>
              </Group>
            </Stack>
          </Paper>
        )}
      </div>
      {error && <Failure error={error} />}
    </div>
  );
}
