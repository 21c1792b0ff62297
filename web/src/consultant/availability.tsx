import { useTranslation } from 'react-i18next';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { ownZone } from '../parts/time';
import { Editor } from './availability_editor/editor';
import { emptyPlan, toPlan } from './availability_editor/plan';
import { useAvailability } from './data';

/** When the consultant takes talks. */
export function Component() {
  const { t } = useTranslation('consultant');
  const stored = useAvailability();
  return (
    <Page title={t('availability.title')} lead={t('availability.lead')} width="wide">
      <Ready query={stored}>{(body) => <Editor base={body ? toPlan(body) : emptyPlan(ownZone())} fresh={body === null} />}</Ready>
    </Page>
  );
}
