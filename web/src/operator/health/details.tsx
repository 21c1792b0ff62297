import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Ready } from '../../parts/ready';
import { Chip } from '../chip';
import { useErasures } from '../erasures/state';
import { Panel } from '../panel';

/** Whether erasures that people asked for come to their end. */
export function ErasureState() {
  const { t } = useTranslation('erasures');
  const query = useErasures();
  const stuck = query.data?.erasures.filter((e) => e.stuck).length ?? 0;
  return (
    <Panel title={t('panel')} aside={query.data && <Chip tone={stuck > 0 ? 'bad' : 'good'}>{stuck > 0 ? t('stuckCount', { count: stuck }) : t('fine')}</Chip>}>
      <Ready query={query} lines={1}>
        {({ erasures }) => (
          <>
            <Text>{stuck > 0 ? t('panelStuck') : t('panelFine', { count: erasures.length })}</Text>
            {erasures.length > 0 && <div><Button component={Link} to="/operator/erasures" variant={stuck > 0 ? 'filled' : 'default'}>{t('see')}</Button></div>}
          </>
        )}
      </Ready>
    </Panel>
  );
}
