import { NativeSelect, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { counts, intervals, type Repeat } from '../slots/aim';
import classes from './series.module.css';

const usual: Repeat = { every: 1, count: 4 };

/** Once or again and again: a quiet choice above the days, with how often and how many times. */
export function RepeatChoice({ value, change }: { value: Repeat | undefined; change: (repeat: Repeat | undefined) => void }) {
  const { t } = useTranslation('series');
  const group = useId();
  const now = value ?? usual;
  return (
    <div className={classes.repeat}>
      <fieldset className={classes.either}>
        <legend className={classes.legend}>{t('choice.label')}</legend>
        {([undefined, usual] as const).map((option) => (
          <label key={option ? 'again' : 'once'}>
            <input type="radio" name={group} checked={(value === undefined) === (option === undefined)} onChange={() => change(option)} />
            <span>{t(option ? 'choice.again' : 'choice.once')}</span>
          </label>
        ))}
      </fieldset>
      {value && (
        <>
          <div className={classes.how}>
            <NativeSelect
              size="sm" label={t('choice.every')} value={String(now.every)} data={intervals.map((n) => ({ value: String(n), label: t(`choice.weeks.${n}`) }))}
              onChange={(e) => change({ ...now, every: intervals.find((n) => String(n) === e.currentTarget.value) ?? usual.every })}
            />
            <NativeSelect
              size="sm" label={t('choice.count')} value={String(now.count)} data={counts.map((n) => ({ value: String(n), label: t('choice.times', { count: n }) }))}
              onChange={(e) => change({ ...now, count: Number(e.currentTarget.value) })}
            />
          </div>
          <Text size="sm" c="dimmed">{t('choice.hint')}</Text>
        </>
      )}
    </div>
  );
}
