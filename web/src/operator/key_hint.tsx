import { Group, Checkbox, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './consultants.module.css';
import { useKeysWanted } from './keys';
import parts from './parts.module.css';

/** Which single keys do what, and the switch for them. */
export function KeyHint({ keys }: { keys: readonly (readonly [keys: readonly string[], does: string])[] }) {
  const { t } = useTranslation('operator');
  const [wanted, setWanted] = useKeysWanted();
  return (
    <Group gap="md" className={classes.keys}>
      <Checkbox size="sm" label={t('consultants.keys')} checked={wanted} onChange={(e) => setWanted(e.currentTarget.checked)} />
      {wanted && keys.map(([names, does]) => (
        <Text key={does} size="sm" c="dimmed">{names.map((k) => <kbd key={k} className={parts.key}>{k}</kbd>)} {does}</Text>
      ))}
    </Group>
  );
}
