import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '../../parts/empty';
import { type Asked, conditions, narrowed, onlyProgram } from './asked';

/** Nobody was found: what to try next, all of it one click away. */
export function Nobody({ asked, change }: { asked: Asked; change: (part: Partial<Asked>) => void }) {
  const { t } = useTranslation('employee');
  const program = onlyProgram(asked);
  const none = Object.fromEntries(conditions.map((c) => [c, []])) as Partial<Asked>;
  return (
    <Empty
      title={t('find.page.none')}
      action={
        <Group justify="center" gap="sm">
          {narrowed(asked) > 0 && <Button onClick={() => change({ ...none, free_this_week: false })}>{t('find.page.clear')}</Button>}
          {asked.q && <Button variant="default" onClick={() => change({ q: '' })}>{t('find.page.clearWords')}</Button>}
          <Button component={Link} variant="default" to={program ? `/find?program=${program}` : '/find'}>{t('find.page.toPicks')}</Button>
        </Group>
      }
    >
      {t('find.page.noneText')}
    </Empty>
  );
}
