import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SessionView } from '../../api/schema/sessions';
import classes from '../find/find.module.css';
import { useLabels } from '../find/label';
import { useConsultant } from '../find/queries';

/** The way back to the person of the last talk: many go on with the same one. */
export function Again({ sessions }: { sessions: readonly SessionView[] }) {
  const { t } = useTranslation('employee');
  const { name } = useLabels();
  const last = sessions.findLast((s) => s.outcome === 'held' && s.consultant_id);
  const consultant = useConsultant(last?.consultant_id);
  if (!last || !consultant.data) return null;
  return (
    <Link to={`/consultants/${last.consultant_id}?program=${last.program}`} className={classes.door}>
      <Text component="span" display="block" size="sm" c="dimmed">{t('home.programs.again')}</Text>
      <Text component="span" display="block" fw={600}>{t('home.programs.againText', { name: name(consultant.data) })}</Text>
    </Link>
  );
}
