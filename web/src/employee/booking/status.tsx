import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { State } from './state';

const looks: Readonly<Record<State, { color: string; variant: 'light' | 'filled' | 'default' }>> = {
  upcoming: { color: 'tokiwa', variant: 'light' },
  open: { color: 'tokiwa', variant: 'filled' },
  past: { color: 'gray', variant: 'default' },
  held: { color: 'gray', variant: 'default' },
  missed: { color: 'gray', variant: 'default' },
  cancelled: { color: 'gray', variant: 'default' },
  cancelledByOther: { color: 'kaki', variant: 'light' },
  cancelledByService: { color: 'gray', variant: 'default' },
};

/** What a booking is right now, in words; the colour only helps. */
export function Status({ state }: { state: State }) {
  const { t } = useTranslation('booking');
  const { color, variant } = looks[state];
  return <Badge size="lg" radius="sm" tt="none" fw={500} color={color} variant={variant} c={variant === 'light' ? 'var(--mantine-color-text)' : undefined}>{t(`bookings.status.${state}`)}</Badge>;
}
