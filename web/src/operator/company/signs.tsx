import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Chip, type Tone } from '../chip';

const tones = { seats_over: 'look', blocks_near: 'look', blocks_used: 'bad' } as const satisfies Record<string, Tone>;
const known = (sign: string): sign is keyof typeof tones => sign in tones;

/** What an operator should talk to a company about: more people than covered, or talks that run out. */
export function Signs({ signs }: { signs: readonly string[] }) {
  const { t } = useTranslation('usage');
  const shown = signs.filter(known);
  if (shown.length === 0) return null;
  return <Group gap="xs">{shown.map((s) => <Chip key={s} tone={tones[s]}>{t(`sign.${s}`)}</Chip>)}</Group>;
}
