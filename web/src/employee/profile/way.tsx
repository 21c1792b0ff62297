import { Radio, Stack, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StepProps } from './steps';

const ways = [1, 2, 3, 4, 5, 0] as const;

/** Rather to be listened to, or rather to be advised. */
export function Way({ values, set, errorOf }: StepProps) {
  const { t } = useTranslation('wishes');
  return (
    <Radio.Group
      name="hope" label={<VisuallyHidden>{t('profile.way.label')}</VisuallyHidden>} value={String(values.hope)} error={errorOf('hope')}
      onChange={(way) => set('hope', Number(way))}
    >
      <Stack gap="md">{ways.map((way) => <Radio key={way} size="md" value={String(way)} label={t(`profile.way.options.${way}`)} />)}</Stack>
    </Radio.Group>
  );
}
