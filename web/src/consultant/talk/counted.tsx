import { Text, Textarea } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { lengthOf } from '../record_draft';

interface Props {
  label: string;
  help: string;
  /** The most characters that the API takes. */
  max: number;
  field: { name: string; value: string; error?: string; onChange: (event: { currentTarget: { value: string } }) => void };
  required?: boolean;
  rows: readonly [least: number, most: number];
}

/** A long text with how much of its room is used. */
export function Counted({ label, help, max, field, required, rows }: Props) {
  const { t, i18n } = useTranslation('consultant');
  const count = lengthOf(field.value);
  const id = useId();
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <div>
      <Textarea label={label} description={help} required={required} minRows={rows[0]} maxRows={rows[1]} {...field} aria-describedby={id} />
      <Text id={id} size="sm" ta="right" className="tabular" c={count > max ? 'var(--mantine-color-error)' : 'dimmed'}>
        {t('record.length', { written: number.format(count), max: number.format(max) })}
      </Text>
    </div>
  );
}
