import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from '../employee/profile/profile.module.css';
import { noAnswers } from './tipi';

const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
const scale = [1, 2, 3, 4, 5, 6, 7] as const;

interface Props {
  /** 1 to 7, 0 where there is none yet. */
  answers: readonly number[];
  change: (answers: number[]) => void;
  /** How many are still missing, to be said. */
  missing?: number;
}

/** The ten items of the personality inventory. They count only together. */
export function TenItems({ answers, change, missing = 0 }: Props) {
  const { t } = useTranslation('wishes');
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">{t('profile.nature.all')}</Text>
      {numbers.map((number) => (
        <fieldset key={number} className={classes.item}>
          <legend>{t(`profile.nature.items.${number}`)}</legend>
          <div className={classes.scale}>
            {scale.map((point) => (
              <label key={point} title={t(`profile.nature.scale.${point}`)}>
                <input
                  type="radio" name={`personality${number}`} checked={answers[number - 1] === point}
                  aria-label={t(`profile.nature.scale.${point}`)}
                  onChange={() => change(answers.with(number - 1, point))}
                />
                <span aria-hidden="true">{point}</span>
              </label>
            ))}
          </div>
          <Group justify="space-between" aria-hidden="true">
            <Text size="xs" c="dimmed">{t('profile.nature.low')}</Text>
            <Text size="xs" c="dimmed">{t('profile.nature.high')}</Text>
          </Group>
        </fieldset>
      ))}
      {missing > 0 && <Text role="alert" c="var(--mantine-color-error)">{t('profile.nature.left', { count: missing })}</Text>}
      {answers.some((n) => n > 0) && <Button variant="subtle" size="compact-sm" ml={-8} className={classes.start} onClick={() => change(noAnswers())}>{t('profile.nature.clear')}</Button>}
      <Text size="xs" c="dimmed">{t('profile.nature.source')}</Text>
    </Stack>
  );
}
