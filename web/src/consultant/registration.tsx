import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useEntry } from './data';
import { Conduct } from './registration/conduct';
import { OwnDocuments } from './registration/documents';
import { Licences } from './registration/licences';

/** What a consultant has agreed to and is registered with: the code of conduct, the licences, and the papers that show them. */
export function Component() {
  const { t } = useTranslation('registration');
  const entry = useEntry();
  return (
    <Page title={t('title')} lead={t('lead')} width="narrow">
      <Ready query={entry} lines={10}>
        {(stored) => (
          <Stack gap="lg">
            <Conduct entry={stored} />
            <Licences entry={stored} />
            <OwnDocuments />
          </Stack>
        )}
      </Ready>
    </Page>
  );
}
