import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { levelOf, traits } from './tipi';
import classes from './traits.module.css';

/** What the ten answers tell, in kind words: each trait between two ends, of which neither is the better one. */
export function Traits({ sums, level = 3 }: { sums: readonly number[]; level?: 2 | 3 }) {
  const { t } = useTranslation('wishes');
  return (
    <section className={classes.root}>
      <Title order={level} size="h4">{t('traits.title')}</Title>
      <Text size="sm" c="dimmed">{t('traits.text')}</Text>
      <dl className={classes.list}>
        {traits.map((trait, i) => {
          const sum = sums[i] ?? 8;
          return (
            <div key={trait}>
              <dt>{t(`traits.${trait}.name`)}</dt>
              <dd>
                <div className={classes.line} aria-hidden="true"><span style={{ left: `${((sum - 2) / 12) * 100}%` }} /></div>
                <div className={classes.ends} aria-hidden="true"><span>{t(`traits.${trait}.from`)}</span><span>{t(`traits.${trait}.to`)}</span></div>
                <Text size="sm">{t(`traits.${trait}.${levelOf(sum)}`)}</Text>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
