import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Dialog } from '../../parts/dialog';
import { Loading } from '../../parts/loading';
import { useWaits } from './calls';
import type { Program } from '../slots/aim';

// The question is asked of few.
const WaitForm = lazy(async () => ({ default: (await import('./form')).WaitForm }));

interface Props {
  consultant: string;
  /** The kinds of talk that it may be for; one where it is clear already. */
  programs: readonly Program[];
  quiet?: boolean;
}

/** Asks to be told when a time becomes free, or says that this is asked already. quiet: beside other ways to a talk. */
export function WaitFor({ consultant, programs, quiet = false }: Props) {
  const { t } = useTranslation('waits');
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  const waits = useWaits().data;
  const own = waits?.find((w) => w.consultant_id === consultant);
  if (programs.length === 0 || waits === undefined) return null;
  if (own) {
    return (
      <Text size="sm" role="status">
        {own.offer ? t('own.offered') : t(done ? 'own.done' : 'own.waiting', { count: own.position ?? 1 })}{' '}
        <Anchor component={Link} size="sm" underline="always" to={own.offer ? `/offers/${own.offer.booking_id}` : '/bookings#waits'}>{t(own.offer ? 'own.see' : 'own.list')}</Anchor>
      </Text>
    );
  }
  return (
    <>
      <Group>
        <Button variant={quiet ? 'subtle' : 'filled'} size={quiet ? 'sm' : 'md'} px={quiet ? 4 : undefined} leftSection={<IconBell size={17} aria-hidden />} onClick={() => setOpen(true)}>{t('ask.open')}</Button>
      </Group>
      <Dialog open={open} title={t('ask.title')} close={() => setOpen(false)}>
        <Suspense fallback={<Loading />}>
          <WaitForm consultant={consultant} programs={programs} close={() => setOpen(false)} asked={() => { setDone(true); setOpen(false); }} />
        </Suspense>
      </Dialog>
    </>
  );
}
