import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../api/schema/sessions';
import { useTimes } from '../../parts/time';
import { useConsultant, useNameOf } from '../booking/calls';

/** Names a talk by its day and its consultant. */
export function useAbout(session: SessionView | undefined): string {
  const { t } = useTranslation('talks');
  const times = useTimes();
  const name = useNameOf()(useConsultant(session?.consultant_id ?? '').data);
  return session ? t('reflection.aboutTalk', { day: times.date(session.starts_at), name }) : '';
}

/** A talk to choose. */
export function AboutOption({ session }: { session: SessionView }) {
  return <option value={session.session_id}>{useAbout(session)}</option>;
}
