import { Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MailAccount, MailHealth } from '../api/schema/operations';
import { Chip } from './chip';
import { Facts } from './facts';
import { healthTones } from './health_tones';
import { Panel } from './panel';
import { useNumber } from './words';

const views = ['healthy', 'probation', 'shutdown'] as const;

/** Whether mail goes out, and what the provider thinks of it. */
export function MailState({ mail }: { mail: MailHealth }) {
  const { t } = useTranslation('health');
  const number = useNumber();
  const a = mail.account;
  return (
    <Panel title={t('mail')} aside={<Chip tone={healthTones[mail.state]}>{t(`chip.${mail.state}`)}</Chip>}>
      {!a ? <Text>{t('mailNone')}</Text> : (
        <Facts
          rows={[
            [t('sending'), t(a.sending ? 'sendingOn' : 'sendingOff')],
            [t('enforcement'), t(`enforcements.${views.find((v) => v === a.enforcement) ?? 'other'}`)],
            [t('production'), t(a.production ? 'productionOn' : 'productionOff')],
            [t('sent'), a.per_day < 0 ? t('sentAny', { sent: number(a.sent_24h) }) : <Used key="used" account={a} />],
            [t('speed'), t('speedText', { count: a.per_second })],
          ]}
        />
      )}
    </Panel>
  );
}

function Used({ account: a }: { account: MailAccount }) {
  const { t } = useTranslation('health');
  const number = useNumber();
  return (
    <Stack gap={6}>
      <span className="tabular">{t('sentOf', { sent: number(a.sent_24h), most: number(a.per_day) })}</span>
      <Progress value={a.per_day > 0 ? (100 * a.sent_24h) / a.per_day : 100} aria-label={t('sent')} maw={280} />
    </Stack>
  );
}
