import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SearchBody } from '../../api/schema/matching';
import { type Asked, queryOf } from './asked';
import classes from './search.module.css';

/** Says which words were looked for in the place of those that were hardly found, with a way to look for just these. */
export function NearWords({ near, asked }: { near: SearchBody['near']; asked: Asked }) {
  const { t } = useTranslation('employee');
  if (!near?.length) return <div role="status" />;
  const instead = (typed: string, word: string) => `/find/search?${queryOf({ ...asked, page: 1, q: asked.q?.replace(typed, word) })}`;
  return (
    <div role="status" className={classes.near}>
      <Text fw={600} size="sm">{t('find.page.near')}</Text>
      {near.map(({ typed, used }) => (
        <Text key={typed} size="sm" lh={1.8}>
          {t('find.page.nearFor', { typed })}
          {used?.map((word) => <Link key={word} to={instead(typed, word)} className={classes.nearWord}>{t('find.page.nearWord', { word })}</Link>)}
        </Text>
      ))}
    </div>
  );
}
