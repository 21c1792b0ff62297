import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './profile.module.css';
import type { StepProps } from './steps';

const ways = [1, 2, 3, 4, 5] as const;
const undecided = 0;

/** Rather to be listened to, or rather to be advised: five places on a line. Each is a radio button, so that keyboard and screen reader know it. */
export function Way({ values, set, errorOf }: StepProps) {
  const { t } = useTranslation('wishes');
  const chosen = ways.find((w) => w === values.hope) ?? undecided;
  return (
    <fieldset className={classes.plain}>
      <legend className={classes.unseen}>{t('profile.way.label')}</legend>
      <div className={classes.ends} aria-hidden="true"><span>{t('profile.way.listen')}</span><span>{t('profile.way.advise')}</span></div>
      <div className={classes.slider}>
        {ways.map((way) => (
          <label key={way}>
            <input type="radio" name="hope" checked={chosen === way} aria-label={t(`profile.way.options.${way}`)} onChange={() => set('hope', way)} />
            <span aria-hidden="true" />
          </label>
        ))}
      </div>
      <Text ta="center" fw={600} mt="md" role="status" mih="1.6em">{t(`profile.way.options.${chosen}`)}</Text>
      {chosen !== undecided && <Button variant="subtle" size="compact-sm" ml={-8} onClick={() => set('hope', undecided)}>{t('profile.way.clear')}</Button>}
      {errorOf('hope') && <Text role="alert" c="var(--mantine-color-error)">{errorOf('hope')}</Text>}
    </fieldset>
  );
}
