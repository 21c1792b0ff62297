import { NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Card } from '../card';
import { useOwnProfile } from '../data';
import { useProgramName } from '../words';
import classes from './editor.module.css';
import { defaultLength, lengths } from './plan';

interface Props {
  value: Readonly<Record<string, number>>;
  change: (lengths: Record<string, number>) => void;
  error?: string;
}

/** How long a talk of each of the consultant's programs lasts. */
export function LengthsPart({ value, change, error }: Props) {
  const { t } = useTranslation('consultant');
  const name = useProgramName();
  const profile = useOwnProfile();
  const programs = [...new Set([...(profile.data?.programs ?? []).map((p) => p.code), ...Object.keys(value)])].filter((p) => name(p) !== '');
  if (programs.length === 0) return null;
  return (
    <Card title={t('availability.lengths')}>
      <Text c="dimmed">{t('availability.lengthsHelp')}</Text>
      {error && <Text role="alert" c="var(--mantine-color-error)">{error}</Text>}
      <div className={classes.two} style={{ alignItems: 'end' }}>
        {programs.map((p) => (
          <NativeSelect
            key={p} label={name(p)} value={String(value[p] ?? defaultLength)} onChange={(event) => change({ ...value, [p]: Number(event.currentTarget.value) })}
            data={lengths.map((m) => ({ value: String(m), label: t('availability.minutes', { count: m }) }))}
          />
        ))}
      </div>
    </Card>
  );
}
