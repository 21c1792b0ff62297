import { IconCalendarWeek, IconCertificate, IconClockHour4, IconPencil, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Only } from '../auth/guard';
import { SignedFrame } from '../frame/signed_frame';

/** The frame and menu of role consultant. */
export function Frame() {
  const { t } = useTranslation();
  const items = [
    { to: '/consultant', label: t('nav.consultant.today'), icon: IconCalendarWeek, end: true },
    { to: '/consultant/due', label: t('nav.consultant.due'), icon: IconPencil },
    { to: '/consultant/availability', label: t('nav.consultant.availability'), icon: IconClockHour4 },
    { to: '/consultant/profile', label: t('nav.consultant.profile'), icon: IconUserCircle },
    { to: '/consultant/registration', label: t('nav.consultant.registration'), icon: IconCertificate },
  ];
  return <Only as="consultant"><SignedFrame home="/consultant" items={items} /></Only>;
}
