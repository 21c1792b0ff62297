import { ActionIcon, Button, Group, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../card';
import classes from './editor.module.css';
import type { Mistake } from './mistakes';
import { addDays, newId, type Special } from './plan';

interface Props {
  exceptions: readonly Special[];
  mistakes: ReadonlyMap<string, Mistake>;
  error?: string;
  /** The date in the plan's zone. */
  today: string;
  change: (exceptions: Special[]) => void;
}

/** Days off and extra openings. */
export function SpecialsPart({ exceptions, mistakes, error, today, change }: Props) {
  const { t } = useTranslation('consultant');
  const whole = mistakes.get('exceptions');
  const add = (closed: boolean) => {
    const days = exceptions.map((x) => x.date).filter((d) => d >= today).toSorted();
    const date = addDays(days.at(-1) ?? today, 1);
    change([...exceptions, closed ? { id: newId(), date, closed, start: '', end: '' } : { id: newId(), date, closed, start: '10:00', end: '12:00' }]);
  };
  return (
    <Card title={t('availability.exceptions')}>
      <Text c="dimmed">{t('availability.exceptionsHelp')}</Text>
      {(whole ?? error) && <Text role="alert" c="var(--mantine-color-error)">{whole ? t(`availability.error.${whole}`) : error}</Text>}
      {exceptions.length === 0 && <Text>{t('availability.noExceptions')}</Text>}
      <div>
        {exceptions.map((x, i) => (
          <Row
            key={x.id} n={i + 1} special={x} past={x.date !== '' && x.date < today} mistake={mistakes.get(`exceptions.${i}`)}
            set={(next) => change(exceptions.map((old, k) => (k === i ? next : old)))} remove={() => change(exceptions.filter((_, k) => k !== i))}
          />
        ))}
      </div>
      <Group gap="sm">
        <Button variant="default" size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => add(true)}>{t('availability.addClosed')}</Button>
        <Button variant="default" size="sm" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => add(false)}>{t('availability.addOpen')}</Button>
      </Group>
    </Card>
  );
}

interface RowProps {
  n: number;
  special: Special;
  past: boolean;
  mistake?: Mistake;
  set: (special: Special) => void;
  remove: () => void;
}

function Row({ n, special, past, mistake, set, remove }: RowProps) {
  const { t } = useTranslation('consultant');
  const error = useId();
  const field = { error: mistake !== undefined, name: mistake ? 'exceptions' : undefined, 'aria-describedby': mistake ? error : undefined };
  return (
    <div role="group" aria-label={special.closed ? t('availability.kindClosed') : t('availability.kindOpen')} className={classes.special}>
      <TextInput {...field} type="date" w={170} label={special.closed ? t('availability.kindClosed') : t('availability.kindOpen')} value={special.date} onChange={(e) => set({ ...special, date: e.currentTarget.value })} />
      {!special.closed && (
        <>
          <TextInput {...field} type="time" w={128} classNames={{ input: classes.time }} label={t('availability.from')} value={special.start} onChange={(e) => set({ ...special, start: e.currentTarget.value })} />
          <TextInput {...field} type="time" w={128} classNames={{ input: classes.time }} label={t('availability.to')} value={special.end} onChange={(e) => set({ ...special, end: e.currentTarget.value })} />
        </>
      )}
      <ActionIcon variant="subtle" color="gray" c="var(--mantine-color-text)" size="lg" mb={4} aria-label={t('availability.removeException', { n })} onClick={remove}><IconX size={17} aria-hidden /></ActionIcon>
      {past && <Text size="sm" c="dimmed" w="100%">{t('availability.past')}</Text>}
      {mistake && <span id={error} role="alert" className={classes.error}>{t(`availability.error.${mistake}`)}</span>}
    </div>
  );
}
