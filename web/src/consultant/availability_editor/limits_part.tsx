import { NativeSelect } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ownZone } from '../../parts/time';
import { Card } from '../card';
import classes from './editor.module.css';
import type { Plan } from './plan';

type Limit = 'before' | 'after' | 'notice_hours' | 'horizon_days' | 'daily_cap';

const offered: Readonly<Record<Limit, readonly number[]>> = {
  before: [0, 5, 10, 15, 30, 45, 60],
  after: [0, 5, 10, 15, 30, 45, 60],
  notice_hours: [0, 1, 3, 6, 12, 24, 48, 72, 120, 168, 336],
  horizon_days: [7, 14, 21, 30, 45, 60],
  daily_cap: [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12],
};

/** What explains a choice stands below it, so that choices side by side are level. */
const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

/** Zones that consultants live in; the reader's own and the present one are always among them. */
const zones = [
  'Asia/Tokyo', 'Asia/Seoul', 'Asia/Shanghai', 'Asia/Singapore', 'Asia/Bangkok', 'Australia/Sydney', 'Pacific/Honolulu', 'America/Los_Angeles', 'America/New_York',
  'Europe/London', 'Europe/Berlin',
];

interface Props {
  plan: Plan;
  set: <K extends keyof Plan & string>(field: K, value: Plan[K]) => void;
  errorOf: (field: keyof Plan & string) => string | undefined;
}

/** Buffers, notice, horizon, cap and zone: a few sensible choices each, and whatever is set now. */
export function LimitsPart({ plan, set, errorOf }: Props) {
  const { t, i18n } = useTranslation('consultant');
  const words: Readonly<Record<Limit, (n: number) => string>> = {
    before: (n) => (n === 0 ? t('availability.none') : t('availability.minutes', { count: n })),
    after: (n) => (n === 0 ? t('availability.none') : t('availability.minutes', { count: n })),
    notice_hours: notice,
    horizon_days: (n) => t('availability.days', { count: n }),
    daily_cap: (n) => (n === 0 ? t('availability.noCap') : t('availability.talks', { count: n })),
  };
  const zoneChoices = useMemo(
    () => [...new Set([plan.zone, ownZone(), ...zones])].map((z) => ({ value: z, label: zoneLabel(z, i18n.language) })),
    [plan.zone, i18n.language],
  );
  const select = (field: Limit) => ({
    inputWrapperOrder: order,
    value: String(plan[field]),
    error: errorOf(field),
    onChange: (event: { currentTarget: { value: string } }) => set(field, Number(event.currentTarget.value)),
    data: [...new Set([...offered[field], plan[field]])].toSorted((a, b) => a - b).map((n) => ({ value: String(n), label: words[field](n) })),
  });
  return (
    <Card title={t('availability.limits')}>
      <div className={classes.two}>
        <NativeSelect label={t('availability.notice')} description={t('availability.noticeHelp')} {...select('notice_hours')} />
        <NativeSelect label={t('availability.horizon')} {...select('horizon_days')} />
        <NativeSelect label={t('availability.before')} {...select('before')} />
        <NativeSelect label={t('availability.after')} description={t('availability.bufferHelp')} {...select('after')} />
        <NativeSelect label={t('availability.cap')} {...select('daily_cap')} />
        <NativeSelect
          label={t('availability.zone')} description={t('availability.zoneHelp')} value={plan.zone} error={errorOf('zone')} inputWrapperOrder={order}
          onChange={(event) => set('zone', event.currentTarget.value)}
          data={zoneChoices}
        />
      </div>
    </Card>
  );

  function notice(n: number): string {
    if (n === 0) return t('availability.noNotice');
    return n > 24 && n % 24 === 0 ? t('availability.daysBefore', { count: n / 24 }) : t('availability.hours', { count: n });
  }
}

/** 日本標準時（東京） in the reader's language, as far as the browser knows it. */
function zoneLabel(zone: string, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: 'longGeneric' }).formatToParts(new Date());
  const name = parts.find((p) => p.type === 'timeZoneName')?.value ?? zone;
  return `${name} (${zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone})`;
}
