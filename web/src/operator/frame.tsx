import { IconAdjustmentsHorizontal, IconBuilding, IconCertificate, IconFileCheck, IconHeartbeat, IconHeartHandshake, IconHistory, IconInbox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Only } from '../auth/guard';
import { SignedFrame } from '../frame/signed_frame';

/** The frame and menu of role operator. */
export function Frame() {
  const { t } = useTranslation();
  const items = [
    { to: '/operator', label: t('nav.operator.inquiries'), icon: IconInbox, end: true },
    { to: '/operator/companies', label: t('nav.operator.companies'), icon: IconBuilding },
    { to: '/operator/consultants', label: t('nav.operator.consultants'), icon: IconCertificate },
    { to: '/operator/reviews', label: t('nav.operator.reviews'), icon: IconFileCheck },
    { to: '/operator/care', label: t('nav.operator.care'), icon: IconHeartHandshake },
    { to: '/operator/matching', label: t('nav.operator.model'), icon: IconAdjustmentsHorizontal },
    { to: '/operator/health', label: t('nav.operator.health'), icon: IconHeartbeat },
    { to: '/operator/audit', label: t('nav.operator.audit'), icon: IconHistory },
  ];
  return <Only as="operator"><SignedFrame home="/operator" items={items} /></Only>;
}
