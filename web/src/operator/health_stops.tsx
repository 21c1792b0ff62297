import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { StopBody } from '../api/schema/mailer';
import type health from '../i18n/ja/health.json';
import { Ready } from '../parts/ready';
import { Table, Wide } from '../parts/table';
import { useTimes } from '../parts/time';
import { Chip } from './chip';
import { Panel } from './panel';

const Lift = lazy(async () => ({ default: (await import('./health_lift')).Lift }));

type MailName = keyof (typeof health)['stops']['mails'];

/** How many stops one answer has at most. */
const most = 50;

/** Where mail is stopped because it came back or was complained about: whose address it is by role, never the address. */
export function Stops() {
  const { t } = useTranslation('health');
  const stops = useQuery({ queryKey: ['stops'], queryFn: () => ask(api.mailer.GET('/api/mailer/stops')) });
  const [lifting, setLifting] = useState<StopBody>();
  const [said, setSaid] = useState('');
  const count = stops.data?.count ?? 0;
  return (
    <Panel title={t('stops.title')} aside={stops.data && <Chip tone={count === 0 ? 'good' : 'look'}>{t('stops.count', { count })}</Chip>}>
      <Text size="sm" c="dimmed">{t('stops.text')}</Text>
      <Ready query={stops} lines={2}>
        {({ stops: list }) => list.length === 0 ? <Text>{t('stops.none')}</Text> : (
          <>
            <Wide label={t('stops.table')} least={600}>
              <Table>
                <thead><tr>{(['since', 'whose', 'why', 'mail', 'again'] as const).map((c) => <th key={c} scope="col">{t(`stops.${c}`)}</th>)}</tr></thead>
                <tbody>{list.map((s) => <Row key={s.stop_id} stop={s} lift={() => setLifting(s)} />)}</tbody>
              </Table>
            </Wide>
            {list.length >= most && <Text size="sm" c="dimmed">{t('stops.moreText')}</Text>}
          </>
        )}
      </Ready>
      <Text size="sm" role="status">{said}</Text>
      {lifting && <Suspense><Lift stop={lifting} close={() => setLifting(undefined)} say={setSaid} /></Suspense>}
    </Panel>
  );
}

function Row({ stop, lift }: { stop: StopBody; lift: () => void }) {
  const { t, i18n } = useTranslation('health');
  const { t: common } = useTranslation();
  const times = useTimes();
  const roles = [...new Set(stop.accounts.map((a) => common(`role.${a.role as 'hr'}`)))];
  return (
    <tr>
      <th scope="row"><span className="tabular">{times.moment(stop.since)}</span></th>
      <td>{roles.length > 0 ? roles.join(i18n.language === 'en' ? ', ' : '・') : t('stops.nobody')}</td>
      <td>{t(`stops.${stop.why}`)}</td>
      <td>{stop.kind ? t(`stops.mails.${stop.kind as MailName}`) : t('stops.code')}</td>
      <td>
        {stop.lifted
          ? <Text span size="sm" c="dimmed">{t('stops.lifted', { time: times.moment(stop.lifted) })}</Text>
          : <Button variant="default" size="compact-sm" onClick={lift} aria-label={t('stops.liftOf', { time: times.moment(stop.since) })}>{t('stops.lift')}</Button>}
      </td>
    </tr>
  );
}
