import { Anchor, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Ready } from '../parts/ready';
import { Card } from './card';
import { useDue } from './data';
import { DueList } from './due_list';

/** As many talks as the card names; the page of its own names all. */
const named = 3;

/** What waits to be written, in view on the first page. */
export function DueCard({ now }: { now: number }) {
  const { t } = useTranslation('consultant');
  const due = useDue();
  return (
    <Card title={t('today.due')}>
      <Ready query={due} lines={2}>
        {(list) =>
          list.length === 0 ? (
            <Text c="dimmed">{t('today.dueNone')}</Text>
          ) : (
            <Stack gap="sm">
              <Text>{t('today.dueMany', { count: list.length })}</Text>
              <DueList sessions={list.slice(0, named)} now={now} compact />
              {list.length > named && <Anchor component={Link} to="/consultant/due">{t('today.dueOpen')}</Anchor>}
            </Stack>
          )
        }
      </Ready>
    </Card>
  );
}
