import { IconChartBar, IconLayoutDashboard, IconListCheck, IconMailForward, IconMessageCircle, IconMessages, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Only } from '../auth/guard';
import { useMe } from '../auth/me';
import { SignedFrame } from '../frame/signed_frame';

/** The frame and menu of role hr. */
export function Frame() {
  const { t } = useTranslation();
  const me = useMe();
  const items = [
    { to: '/hr', label: t('nav.hr.home'), icon: IconLayoutDashboard, end: true },
    { to: '/hr/roster', label: t('nav.hr.roster'), icon: IconUsers },
    { to: '/hr/invitations', label: t('nav.hr.invitations'), icon: IconMailForward },
    { to: '/hr/programs', label: t('nav.hr.programs'), icon: IconListCheck },
    { to: '/hr/reports', label: t('nav.hr.reports'), icon: IconChartBar },
    { to: '/hr/voices', label: t('nav.hr.voices'), icon: IconMessageCircle },
    ...(me.desk ? [{ to: '/desk', label: t('nav.hr.desk'), icon: IconMessages }] : []),
  ];
  return <Only as="hr"><SignedFrame home="/hr" items={items} /></Only>;
}
