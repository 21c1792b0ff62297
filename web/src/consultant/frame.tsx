import { IconCalendarWeek, IconClockHour4, IconPencil, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Only } from '../auth/guard';
import { SignedFrame } from '../frame/signed_frame';

/** The frame and menu of role consultant. */
export function Component() {
  const { t } = useTranslation('consultant');
  const items = [
    { to: '/consultant', label: t('nav.today'), icon: IconCalendarWeek, end: true },
    { to: '/consultant/due', label: t('nav.due'), icon: IconPencil },
    { to: '/consultant/availability', label: t('nav.availability'), icon: IconClockHour4 },
    { to: '/consultant/profile', label: t('nav.profile'), icon: IconUserCircle },
  ];
  return <Only as="consultant"><SignedFrame home="/consultant" items={items} /></Only>;
}
