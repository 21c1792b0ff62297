import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useDue } from './data';
import { DueList } from './due_list';
import { useNow } from '../parts/now';

/** All talks that still wait for the consultant's words. */
export function Component() {
  const { t } = useTranslation('consultant');
  const now = useNow(60_000);
  const due = useDue();
  return (
    <Page title={t('due.title')} lead={t('due.lead')}>
      <Ready query={due}>
        {(list) =>
          list.length === 0 ? (
            <Empty title={t('due.emptyTitle')} action={<Button component={Link} to="/consultant" variant="default">{t('due.emptyAction')}</Button>}>{t('due.emptyText')}</Empty>
          ) : (
            <Stack gap="md">
              <DueList sessions={list} now={now} />
              <Text size="sm" c="dimmed">{t('due.note')}</Text>
            </Stack>
          )
        }
      </Ready>
    </Page>
  );
}
