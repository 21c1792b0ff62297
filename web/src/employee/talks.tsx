import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useSessions } from './booking/calls';
import { Handovers } from './talks/handovers';
import { History } from './talks/history';
import { Reflections } from './talks/reflections';

/** All that is left of one's talks and belongs to oneself: what happened, what is handed on, what one wrote down. */
export function Component() {
  const { t } = useTranslation('talks');
  const sessions = useSessions();
  return (
    <Page title={t('talks.title')} lead={t('talks.lead')} up={{ to: '/reflect', label: t('talks.up') }} width="narrow">
      <Ready query={sessions} lines={6}>
        {(all) => (
          <Stack gap="xl">
            <Handovers sessions={all} />
            <Reflections sessions={all} />
            <History sessions={all} />
          </Stack>
        )}
      </Ready>
    </Page>
  );
}
