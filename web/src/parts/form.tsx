import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/problem';
import { useDraft } from './draft';
import { type Explained, useProblemText } from './problem_text';
import { useSend } from './send';

type Errors<T> = Partial<Record<keyof T & string, string>>;

interface Options<T, Out> {
  /** Names the draft and the idempotency key. */
  name: string;
  initial: T;
  /** What is wrong with the values before they are sent, by field. */
  check?: (values: T) => Errors<T>;
  send: (values: T, key: string) => Promise<Out>;
  sent?: (answer: Out, values: T) => unknown;
}

/**
 * A form whose draft is kept, whose errors stand at their fields (ours and those of the API's answer), and which is sent once. The
 * names of the values are those of the request's fields, so that the API's answer finds its place.
 */
export function useForm<T extends object, Out>({ name, initial, check, send, sent }: Options<T, Out>) {
  const { t } = useTranslation();
  const [values, setValues, forget, kept] = useDraft(name, initial);
  const [errors, setErrors] = useState<Errors<T>>({});
  const sending = useSend<T, Out>({
    name, send,
    sent: (answer, input) => {
      forget();
      return sent?.(answer, input);
    },
  });
  const rejected = sending.error instanceof Problem ? sending.error.places : [];
  const errorOf = (field: keyof T & string) =>
    errors[field] ?? (rejected.some((p) => p.field === field || p.field.startsWith(`${field}.`) || p.field.startsWith(`${field}[`)) ? t('field.rejected') : undefined);

  const set = <K extends keyof T & string>(field: K, value: T[K]) => {
    setValues({ ...values, [field]: value });
    setErrors((before) => ({ ...before, [field]: undefined }));
    if (sending.error) sending.reset();
  };
  const passes = (look: ((values: T) => Errors<T>) | undefined, event?: FormEvent<HTMLFormElement>): boolean => {
    event?.preventDefault();
    const found = Object.entries(look?.(values) ?? {}).filter(([, message]) => message);
    setErrors(Object.fromEntries(found) as Errors<T>);
    const first = found[0]?.[0];
    if (first === undefined) return true;
    const field = event?.currentTarget.elements.namedItem(first);
    (field instanceof RadioNodeList ? (field[0] as HTMLElement) : (field as HTMLElement | null | undefined))?.focus();
    return false;
  };
  const submit = (event?: FormEvent<HTMLFormElement>) => {
    if (passes(check, event)) sending.send(values);
  };
  return {
    values, set, submit, forget, errorOf,
    /** Looks at a part of the values before the next step of a long form, and says at the fields what is wrong. */
    passes,
    replace: setValues,
    /** The draft was there when the page opened. */
    kept,
    sending,
    /** Properties of a text field. */
    text: (field: keyof T & string) => ({
      name: field,
      value: String(values[field] ?? ''),
      error: errorOf(field),
      onChange: (event: { currentTarget: { value: string } }) => set(field, event.currentTarget.value as T[typeof field]),
    }),
  };
}

/** What the end of a form needs to know of it. */
export interface Form {
  kept: boolean;
  sending: { error: unknown; pending: boolean; paused: boolean };
}

const ending = { color: 'red', variant: 'outline', c: 'var(--mantine-color-error)' } as const;

/** The end of a form: what went wrong, that nothing is lost, and the button; danger: it ends something. */
export function FormEnd({ form, label, explained, secondary, danger }: { form: Form; label: string; explained?: Explained; secondary?: ReactNode; danger?: boolean }) {
  const { t } = useTranslation();
  const text = useProblemText();
  const { error, pending, paused } = form.sending;
  return (
    <Stack gap="sm" mt="xs">
      {error !== null && <Alert role="alert" color="red" variant="light"><Text c="var(--mantine-color-text)">{text(error, explained)}</Text></Alert>}
      {paused && <Alert role="status" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{t('offline')}</Text></Alert>}
      {form.kept && error === null && !paused && <Text size="sm" c="dimmed">{t('draft')}</Text>}
      <Group>
        <Button type="submit" size="md" loading={pending && !paused} disabled={paused} aria-label={pending ? t('sending') : undefined} {...(danger && ending)}>{label}</Button>
        {secondary}
      </Group>
    </Stack>
  );
}
