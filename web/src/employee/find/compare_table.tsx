import { Button, Stack, Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DetailBody, Label } from '../../api/schema/matching';
import { Avatar } from '../../parts/avatar';
import classes from './compare.module.css';
import { useLabels } from './label';
import { Licences } from './licences';
import { NextFree } from './next_free';

type Row = 'free' | 'headline' | 'licences' | 'experience' | 'themes' | 'styles' | 'values' | 'backgrounds' | 'work' | 'languages' | 'person';

interface Props {
  pair: readonly [DetailBody, DetailBody];
  link: (id: string) => string;
}

/** Two columns under each heading: narrow enough for a phone, and a real table for those who hear it. */
export function CompareTable({ pair, link }: Props) {
  const { t } = useTranslation('employee');
  const { name } = useLabels();
  const rows = useRows(pair);
  return (
    <table className={classes.table}>
      <caption><VisuallyHidden>{t('find.compare.table')}</VisuallyHidden></caption>
      <thead>
        <tr>
          {pair.map((c) => (
            <th key={c.consultant_id} scope="col">
              <Stack align="center" gap={6}>
                <Avatar id={c.consultant_id} name={name(c)} size={52} />
                <span>{name(c)}</span>
              </Stack>
            </th>
          ))}
        </tr>
      </thead>
      {rows.map(([row, cells]) => (
        <tbody key={row}>
          <tr><th colSpan={2} scope="rowgroup" className={classes.row}>{t(`find.compare.rows.${row}`)}</th></tr>
          <tr>{pair.map((c, i) => <td key={c.consultant_id}>{cells[i] ?? <Text size="sm" c="dimmed">{t('find.compare.notSaid')}</Text>}</td>)}</tr>
        </tbody>
      ))}
      <tbody>
        <tr>
          {pair.map((c) => (
            <td key={c.consultant_id} className={classes.end}>
              <Button component={Link} to={link(c.consultant_id)} size="sm" aria-label={t('find.card.seeOf', { name: name(c) })}>{t('find.card.see')}</Button>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function useRows(pair: Props['pair']): [Row, ReactNode[]][] {
  const { t, i18n } = useTranslation('employee');
  const { labels } = useLabels();
  const words = (of: readonly Label[]) => (of.length > 0 ? labels(of).join(i18n.language === 'en' ? ', ' : '、') : undefined);
  const lists = (pick: (c: DetailBody) => readonly Label[] | null): ReactNode[] => {
    const shared = new Set(pick(pair[0])?.map((l) => l.code).filter((code) => pick(pair[1])?.some((l) => l.code === code)));
    return pair.map((c) => (pick(c)?.length ? <Shared key={c.consultant_id} of={pick(c) ?? []} shared={shared} /> : undefined));
  };
  return [
    ['free', pair.map((c) => <NextFree key={c.consultant_id} at={c.next_free} short />)],
    ['headline', pair.map((c) => c.headline)],
    ['licences', pair.map((c) => (c.licences?.length ? <Licences key={c.consultant_id} of={c.licences} /> : undefined))],
    ['experience', pair.map((c) => (c.experience_years ? t('consultant.years', { count: c.experience_years }) : undefined))],
    ['themes', lists((c) => c.themes)],
    ['styles', lists((c) => c.styles)],
    ['values', lists((c) => c.values)],
    ['backgrounds', lists((c) => c.backgrounds)],
    ['work', lists((c) => [...(c.industries ?? []), ...(c.job_types ?? [])])],
    ['languages', pair.map((c) => words(c.languages ?? []))],
    ['person', pair.map((c) => words([...(c.gender ?? []), ...(c.age_band ?? [])]))],
  ];
}

/** A list in which what both have in common is marked, in words too. */
function Shared({ of, shared }: { of: readonly Label[]; shared: ReadonlySet<string> }) {
  const { t } = useTranslation('employee');
  const { label } = useLabels();
  return (
    <ul className={classes.list}>
      {of.map((l) => (
        <li key={l.code} className={shared.has(l.code) ? classes.shared : undefined}>
          {label(l)}{shared.has(l.code) && <VisuallyHidden> ({t('find.compare.both')})</VisuallyHidden>}
        </li>
      ))}
    </ul>
  );
}
