import { IconMessages } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Only } from '../auth/guard';
import { useMe } from '../auth/me';
import { SignedFrame } from '../frame/signed_frame';
import { Frame as HrFrame } from '../hr/frame';

/** The frame of the company's desk for cases: of role desk, and of those of HR who belong to it, who keep their own menu. */
export function Frame() {
  const { t } = useTranslation();
  const me = useMe();
  if (me.role === 'hr' && me.desk) return <HrFrame />;
  return <Only as="desk"><SignedFrame home="/desk" items={[{ to: '/desk', label: t('nav.desk.cases'), icon: IconMessages }]} /></Only>;
}
