import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { ownZone } from '../parts/time';
import { Feed } from '../settings/feed';
import { Editor } from './availability_editor/editor';
import { emptyPlan, toPlan } from './availability_editor/plan';
import { Card } from './card';
import { useAvailability } from './data';

/** When the consultant takes talks. */
export function Component() {
  const { t } = useTranslation('consultant');
  const { t: settings } = useTranslation('settings');
  const stored = useAvailability();
  return (
    <Page title={t('availability.title')} lead={t('availability.lead')} width="wide">
      <Ready query={stored}>{(body) => <Editor base={body ? toPlan(body) : emptyPlan(ownZone())} fresh={body === null} />}</Ready>
      <Card title={settings('feed.title')}><Feed /></Card>
    </Page>
  );
}
