import { Button, CloseButton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './find.module.css';
import type { Program } from './programs';

/** Stays in sight while people are being chosen for a comparison, and leads to it. */
export function CompareBar({ chosen, program, clear }: { chosen: readonly string[]; program: Program; clear: () => void }) {
  const { t } = useTranslation('employee');
  const [a, b] = chosen;
  if (!a) return <div role="status" />;
  return (
    <div role="status" className={classes.bar}>
      {b
        ? <Button component={Link} to={`/find/compare?${new URLSearchParams({ a, b, program })}`} size="sm">{t('find.compare.two')}</Button>
        : <Text size="sm">{t('find.compare.one')}</Text>}
      <CloseButton aria-label={t('find.compare.clear')} onClick={clear} />
    </div>
  );
}
