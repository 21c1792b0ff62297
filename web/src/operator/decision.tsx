import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consultant } from '../api/schema/signup';
import { dayFromNow } from './checks';
import { ApplicationForm } from './decision_application';
import { type Done, ReasonDialog, ReinstateForm } from './decision_reason';
import { Licences } from './licences';
import { Panel } from './panel';

export type { Done } from './decision_reason';

/** What is to be decided on a consultant, by where they stand. */
export function Decision({ consultant: c, decided }: { consultant: Consultant; decided: (done: Done) => void }) {
  const { t } = useTranslation('operator');
  const [moved, say] = useState('');
  const [suspending, setSuspending] = useState(false);
  const status = c.status as 'applied' | 'approved' | 'suspended' | 'rejected';
  const expired = c.licences?.some((l) => l.valid_until && l.valid_until < dayFromNow(0));
  return (
    <div>
      <div role="status">{moved && <Alert color="kaki" variant="light" mb="lg"><Text c="var(--mantine-color-text)">{moved}</Text></Alert>}</div>
      <Stack gap="lg">
        {status !== 'applied' && <Panel title={t('consultant.licences')}><Licences licences={c.licences ?? []} /></Panel>}
        <Panel title={t('decision.title')}>
          <Text>{t(`decision.text.${status}`)}</Text>
          {expired && <Text size="sm" c="dimmed">{t('consultant.expiredText')}</Text>}
          {status === 'applied' && <ApplicationForm consultant={c} decided={decided} say={say} />}
          {status === 'suspended' && <ReinstateForm consultant={c} decided={decided} say={say} />}
          {status === 'approved' && (
            <>
              <Group><Button color="red" variant="outline" c="var(--mantine-color-error)" onClick={() => setSuspending(true)}>{t('decision.suspend')}</Button></Group>
              <ReasonDialog step="suspend" consultant={c} open={suspending} close={() => setSuspending(false)} decided={decided} say={say} />
            </>
          )}
        </Panel>
      </Stack>
    </div>
  );
}
