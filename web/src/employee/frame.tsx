import { IconCalendarEvent, IconClipboardHeart, IconHome, IconSearch, IconShieldLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Only } from '../auth/guard';
import { SignedFrame } from '../frame/signed_frame';

/** The frame and menu of role employee. */
export function Component() {
  const { t } = useTranslation('employee');
  const items = [
    { to: '/home', label: t('nav.home'), icon: IconHome, end: true },
    { to: '/find', label: t('nav.find'), icon: IconSearch },
    { to: '/bookings', label: t('nav.bookings'), icon: IconCalendarEvent },
    { to: '/reflect', label: t('nav.survey'), icon: IconClipboardHeart },
    { to: '/shared', label: t('nav.shared'), icon: IconShieldLock },
  ];
  return <Only as="employee"><SignedFrame home="/home" items={items} /></Only>;
}
