import { NativeSelect } from '@mantine/core';

interface Props<C extends string> {
  label: string;
  none: string;
  options: readonly C[];
  text: (code: C) => string;
  value: C | '';
  change: (value: C | '') => void;
  name: string;
  error?: string;
}

/** One of a list, or none of it. */
export function Choice<C extends string>({ label, none, options, text, value, change, name, error }: Props<C>) {
  return (
    <NativeSelect
      label={label} name={name} value={value} error={error} onChange={(e) => change(e.currentTarget.value as C | '')}
      data={[{ value: '', label: none }, ...options.map((code) => ({ value: code as string, label: text(code) }))]}
    />
  );
}
