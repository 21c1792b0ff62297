import { Stack } from '@mantine/core';
import { TenItems } from '../../parts/ten_items';
import { sumsOf } from '../../parts/tipi';
import { Traits } from '../../parts/traits';
import type { StepProps } from './steps';
import { left } from './values';

/** The ten items of the personality inventory and, once all are answered, what they tell. */
export function Nature({ values, set, errorOf }: StepProps) {
  const sums = sumsOf(values.personality);
  return (
    <Stack gap="lg">
      <TenItems answers={values.personality} change={(answers) => set('personality', answers)} missing={errorOf('personality') ? left(values.personality) : 0} />
      <div role="status">{sums && <Traits sums={sums} />}</div>
    </Stack>
  );
}
