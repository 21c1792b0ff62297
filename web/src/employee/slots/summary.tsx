import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Fact, Facts, Sheet, When, Who } from '../booking/facts';
import type { Program } from './aim';

interface Span {
  starts_at: string;
  ends_at: string;
}

/** What is about to be booked: with whom, when, how long, for what. before is the time that a move leaves. */
export function Summary({ consultant, span, program, before }: { consultant: string; span: Span; program: Program; before?: Span }) {
  const { t } = useTranslation('booking');
  const { t: common } = useTranslation();
  return (
    <Sheet>
      <Facts>
        <Fact label={t('slots.who')} strong><Who id={consultant} /></Fact>
        {before && <Fact label={t('slots.before')}><When span={before} /></Fact>}
        <Fact label={before ? t('slots.after') : t('slots.when')} strong><When span={span} /></Fact>
        <Fact label={t('slots.program')}>{common(`program.${program}`)}</Fact>
      </Facts>
    </Sheet>
  );
}

/** What the company learns of a booking, where it is about to be made. */
export function CompanyNotice() {
  const { t } = useTranslation('booking');
  return (
    <Sheet tint>
      <Title order={2} size="h3" mb={4}>{t('slots.company')}</Title>
      <Text>{t('slots.companyNothing')}</Text>
      <Text size="sm" c="dimmed" mt="xs">{t('slots.companyNotice')}</Text>
    </Sheet>
  );
}
