import { ActionIcon, Box, CopyButton, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Licence } from '../api/schema/signup';
import { calendarDate, useTimes } from '../parts/time';
import { dayFromNow } from './checks';
import { Chip } from './chip';
import classes from './consultants.module.css';
import parts from './parts.module.css';
import { useCodes } from './words';

/** From this many days before the end of a registration it is pointed out. */
const notice = 90;

/** Licences with their numbers, until when they hold, and where a number can be checked. Checks: what stands beside each number. */
export function Licences({ licences, checks }: { licences: readonly Licence[]; checks?: readonly ReactNode[] }) {
  return (
    <div>
      {licences.map((l, i) => (
        <div key={l.kind + l.number} className={classes.check}>
          <OneLicence licence={l} check={checks?.[i]} />
        </div>
      ))}
    </div>
  );
}

function OneLicence({ licence: l, check }: { licence: Licence; check: ReactNode }) {
  const { t } = useTranslation('operator');
  const code = useCodes();
  const where = l.kind === 'career_consultant' || l.kind === 'physician' ? l.kind : 'other';
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Text fw={600}>{code('licence', l.kind)}</Text>
        <Until licence={l} />
      </Group>
      <Group gap={6}>
        <Text className={parts.number} size="lg">{l.number}</Text>
        <CopyButton value={l.number}>
          {({ copied, copy }) => (
            <>
              <ActionIcon variant="subtle" size="md" aria-label={t('consultant.copy', { number: l.number })} onClick={copy}>
                {copied ? <IconCheck size={17} aria-hidden /> : <IconCopy size={17} aria-hidden />}
              </ActionIcon>
              <VisuallyHidden role="status">{copied ? t('consultant.copied') : ''}</VisuallyHidden>
            </>
          )}
        </CopyButton>
        <Box ms="auto">{check}</Box>
      </Group>
      <Text size="sm" c="dimmed">{t(`consultant.where.${where}`)}</Text>
    </>
  );
}

function Until({ licence: l }: { licence: Licence }) {
  const { t } = useTranslation('operator');
  const day = useTimes('UTC');
  if (!l.valid_until) return <Text size="sm" c="dimmed">{t('consultant.untilNone')}</Text>;
  const date = day.date(calendarDate(l.valid_until));
  if (l.valid_until < dayFromNow(0)) return <Chip tone="bad">{t('consultant.expired', { date })}</Chip>;
  if (l.valid_until < dayFromNow(notice)) return <Chip tone="look">{t('consultant.soon', { date })}</Chip>;
  return <Text size="sm" c="dimmed">{t('consultant.until', { date })}</Text>;
}
