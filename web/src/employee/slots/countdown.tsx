import { Group, Progress, Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../parts/now';

/** Whole seconds that are left until a time; 0 once it has come. */
export function useSecondsLeft(until: number | undefined): number | undefined {
  const now = useNow(1000);
  return until === undefined ? undefined : Math.max(0, Math.ceil((until - now) / 1000));
}

/** The time left of a hold, in seconds, of the whole. It is read out once, when little is left, and not every second. */
export function Countdown({ left, whole = 300 }: { left: number; whole?: number }) {
  const { t } = useTranslation('booking');
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  return (
    <div>
      <Group justify="space-between" mb={6} wrap="nowrap" align="baseline">
        <Text size="sm" id="time-left">{t('slots.left')}</Text>
        <Text className="tabular" fw={600} role="timer" aria-live="off" aria-labelledby="time-left">{clock}</Text>
      </Group>
      <Progress value={(left / whole) * 100} size="sm" color={left <= 60 ? 'kaki' : 'tokiwa'} aria-hidden />
      <VisuallyHidden role="status">{left <= 60 ? t('slots.lastMinute') : ''}</VisuallyHidden>
    </div>
  );
}
