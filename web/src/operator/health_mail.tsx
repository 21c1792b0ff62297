import { Progress, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MailAccount, MailHealth } from '../api/schema/operations';
import { Chip } from './chip';
import { Facts } from './facts';
import { healthTones } from './health_tones';
import { Panel } from './panel';
import { useWords } from './words';

const views = ['healthy', 'probation', 'shutdown'] as const;

/** Whether mail goes out, and what the provider thinks of it. */
export function MailState({ mail }: { mail: MailHealth }) {
  const { t } = useTranslation('operator');
  const words = useWords();
  const a = mail.account;
  return (
    <Panel title={t('health.mail')} aside={<Chip tone={healthTones[mail.state]}>{t(`health.chip.${mail.state}`)}</Chip>}>
      {!a ? <Text>{t('health.mailNone')}</Text> : (
        <Facts
          rows={[
            [t('health.sending'), t(a.sending ? 'health.sendingOn' : 'health.sendingOff')],
            [t('health.enforcement'), t(`health.enforcements.${views.find((v) => v === a.enforcement) ?? 'other'}`)],
            [t('health.production'), t(a.production ? 'health.productionOn' : 'health.productionOff')],
            [t('health.sent'), a.per_day < 0 ? t('health.sentAny', { sent: words.number(a.sent_24h) }) : <Used key="used" account={a} />],
            [t('health.speed'), t('health.speedText', { count: a.per_second })],
          ]}
        />
      )}
    </Panel>
  );
}

function Used({ account: a }: { account: MailAccount }) {
  const { t } = useTranslation('operator');
  const words = useWords();
  return (
    <Stack gap={6}>
      <span className="tabular">{t('health.sentOf', { sent: words.number(a.sent_24h), most: words.number(a.per_day) })}</span>
      <Progress value={a.per_day > 0 ? (100 * a.sent_24h) / a.per_day : 100} aria-label={t('health.sent')} maw={280} />
    </Stack>
  );
}
