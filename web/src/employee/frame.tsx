import { IconCalendarEvent, IconClipboardHeart, IconHome, IconSearch, IconShieldLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { Only } from '../auth/guard';
import { useMe } from '../auth/me';
import { SignedFrame } from '../frame/signed_frame';

/** The frame and menu of role employee. */
export function Component() {
  return <Only as="employee"><Consented /></Only>;
}

/** Pages that somebody who did not consent may open: the texts themselves, and the ways to one's data and to be erased. */
const free: ReadonlySet<string> = new Set(['/welcome', '/settings', '/settings/data']);

/** Leads to the consent first, and back to where the person wanted to go. */
function Consented() {
  const { t } = useTranslation();
  const { consent } = useMe();
  const { pathname, search } = useLocation();
  if (!consent.current && !free.has(pathname)) {
    return <Navigate to={pathname === '/home' ? '/welcome' : `/welcome?${new URLSearchParams({ next: pathname + search })}`} replace />;
  }
  const items = [
    { to: '/home', label: t('nav.employee.home'), icon: IconHome, end: true },
    { to: '/find', label: t('nav.employee.find'), icon: IconSearch },
    { to: '/bookings', label: t('nav.employee.bookings'), icon: IconCalendarEvent },
    { to: '/reflect', label: t('nav.employee.survey'), icon: IconClipboardHeart },
    { to: '/shared', label: t('nav.employee.shared'), icon: IconShieldLock },
  ];
  return <SignedFrame home="/home" items={consent.current ? items : []} />;
}
