import { Stack, Text, Title } from '@mantine/core';
import { IconBan, IconMessageCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Card } from '../card';
import { programOf } from '../words';
import classes from './talk.module.css';

/** What a talk of this program asks about and what it does not, and what holds in every talk. */
export function Guide({ program }: { program: string }) {
  const { t } = useTranslation('consultant');
  const kind = programOf(program);
  return (
    <Card title={t('guide.title')}>
      {kind && (
        <>
          <Text>{t(`guide.${kind}.purpose`)}</Text>
          <Points ask title={t('guide.ask')} lines={t(`guide.${kind}.ask`, { returnObjects: true })} />
          <Points title={t('guide.avoid')} lines={t(`guide.${kind}.avoid`, { returnObjects: true })} />
        </>
      )}
      <Points title={t('guide.always')} lines={t('guide.common', { returnObjects: true })} />
    </Card>
  );
}

function Points({ title, lines, ask = false }: { title: string; lines: readonly string[]; ask?: boolean }) {
  const Icon = ask ? IconMessageCircle : IconBan;
  return (
    <Stack gap={6}>
      <Title order={3} size="sm">{title}</Title>
      <ul className={`${classes.points} ${ask ? classes.ask : classes.avoid}`}>
        {lines.map((line) => <li key={line}><Icon size={18} aria-hidden /><span>{line}</span></li>)}
      </ul>
    </Stack>
  );
}
