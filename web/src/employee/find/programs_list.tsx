import { SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '../../parts/empty';
import { Ready } from '../../parts/ready';
import classes from './find.module.css';
import { useOffered } from './programs';

/** The kinds of talks that the company offers, as doors to the picks. */
export function ProgramsList() {
  const { t } = useTranslation('employee');
  const { t: common } = useTranslation();
  const offered = useOffered();
  return (
    <Ready query={offered} lines={5}>
      {(list) => list.length === 0
        ? <Empty title={t('find.programs.none')}>{t('find.programs.noneText')}</Empty>
        : (
          <SimpleGrid component="ul" cols={{ base: 1, sm: 2 }} spacing="sm" className={classes.plain}>
            {list.map((p) => (
              <li key={p}>
                <Link to={`/find?program=${p}`} className={classes.door}>
                  <Text component="span" display="block" fw={600} ff="var(--kikite-serif)" size="lg" lh={1.5}>{common(`program.${p}`)}</Text>
                  <Text component="span" display="block" size="sm" c="dimmed" mt={4}>{t(`find.programs.${p}`)}</Text>
                </Link>
              </li>
            ))}
          </SimpleGrid>
        )}
    </Ready>
  );
}
