import { useTranslation } from 'react-i18next';
import type { OpenBody } from '../../api/schema/matching';
import { calendarDate, useTimes } from '../../parts/time';
import classes from './find.module.css';

interface Props {
  at?: string;
  open?: OpenBody;
  /** Without the words before it, where a heading says them. */
  short?: boolean;
}

/** When the consultant can be talked to next: the moment where it is known, else the part of the day. */
export function NextFree({ at, open, short }: Props) {
  const { t } = useTranslation('employee');
  const { t: common } = useTranslation();
  const { moment } = useTimes();
  const { day } = useTimes('UTC');
  const when = at ? moment(at) : open && `${day(calendarDate(open.date))} ${common(`part.${open.part}`)}`;
  if (!when) return <>{t('find.card.noFree')}</>;
  return <>{!short && `${t('find.card.free')}　`}<b className={short ? 'tabular' : `tabular ${classes.moment}`}>{when}</b></>;
}
