import { Button, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ScaleView, SelfCheckView } from '../api/schema/sessions';
import { Empty } from '../parts/empty';
import { Page } from '../parts/page';
import { Ready } from '../parts/ready';
import { useTimes } from '../parts/time';
import { Sheet } from './booking/facts';
import { useSelfChecks } from './self_check/calls';
import { Help } from './self_check/help';
import { Scales, Sums } from './self_check/scales';

/** The result of a self-check, for the employee alone: words first, then figures, and where to turn. */
export function Component() {
  const { t } = useTranslation('reflect');
  const times = useTimes();
  const checks = useSelfChecks();
  const [chosen, setChosen] = useState('');
  const check = checks.data?.find((c) => c.self_check_id === chosen) ?? checks.data?.[0];
  return (
    <Page
      title={t('selfCheck.resultTitle')} lead={check && t('selfCheck.resultLead', { day: times.date(check.at) })} up={{ to: '/reflect', label: t('selfCheck.up') }} width="narrow"
    >
      <Ready query={checks}>
        {(all) =>
          check ? (
            <Stack gap="xl">
              {all.length > 1 && (
                <NativeSelect
                  label={t('selfCheck.older')} value={check.self_check_id} onChange={(e) => setChosen(e.currentTarget.value)}
                  data={all.map((c) => ({ value: c.self_check_id, label: times.date(c.at) }))} className="no-print"
                />
              )}
              <Result check={check} />
            </Stack>
          ) : <Empty title={t('selfCheck.noResult')} action={<Button component={Link} to="/reflect/self-check">{t('reflect.checkStart')}</Button>}>{t('selfCheck.noResultText')}</Empty>}
      </Ready>
    </Page>
  );
}

function Result({ check }: { check: SelfCheckView }) {
  const { t } = useTranslation('reflect');
  const heavy = (check.converted ?? check.simple).high_stress;
  return (
    <>
      <Sheet>
        <Title order={2} mb={6}>{t(heavy ? 'selfCheck.heavyTitle' : 'selfCheck.calmTitle')}</Title>
        <Text>{t(heavy ? 'selfCheck.heavyText' : 'selfCheck.calmText')}</Text>
        {check.scales && <Words scales={check.scales} />}
      </Sheet>
      {heavy && <Help />}
      {check.scales ? <Scales scales={check.scales} /> : <Sums sums={check.simple} />}
      {!heavy && <Help />}
      <Text size="sm" c="dimmed">{t('selfCheck.notice')}</Text>
      <div className="no-print"><Button variant="default" onClick={() => print()}>{t('selfCheck.print')}</Button></div>
    </>
  );
}

function Words({ scales }: { scales: readonly ScaleView[] }) {
  const { t, i18n } = useTranslation('reflect');
  const en = i18n.language === 'en';
  const names = (of: (s: ScaleView) => boolean) => scales.filter(of).map((s) => (en ? s.name.en : s.name.ja)).join(en ? ', ' : '、');
  const strong = names((s) => s.points >= 4);
  const weak = names((s) => s.points <= 2);
  return (
    <Stack gap={6} mt="md">
      {strong && <Text><b>{t('selfCheck.strong')}:</b> {strong}</Text>}
      {weak && <Text><b>{t('selfCheck.weak')}:</b> {weak}</Text>}
    </Stack>
  );
}
