import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Consultant, Licence } from '../api/schema/signup';
import { dayFromNow } from './checks';
import { type Done, ReasonDialog, ReinstateForm } from './decision_reason';
import { Licences } from './licences';
import { Panel } from './panel';
import { useCodes } from './words';

const ApplicationForm = lazy(async () => ({ default: (await import('./decision_application')).ApplicationForm }));
const Renewal = lazy(async () => ({ default: (await import('./consultant/details')).Renewal }));

export type { Done } from './decision_reason';

/** What is to be decided on a consultant, by where they stand. */
export function Decision({ consultant: c, decided }: { consultant: Consultant; decided: (done: Done) => void }) {
  const { t } = useTranslation('operator');
  const [said, setSaid] = useState<{ text: string; good: boolean }>();
  const say = (text: string) => setSaid({ text, good: false });
  const [suspending, setSuspending] = useState(false);
  const status = c.status as 'applied' | 'approved' | 'suspended' | 'rejected' | 'erased';
  const expired = c.licences?.some((l) => l.valid_until && l.valid_until < dayFromNow(0));
  return (
    <div>
      <div role="status">{said && <Alert color={said.good ? 'tokiwa' : 'kaki'} variant="light" mb="lg"><Text c="var(--mantine-color-text)">{said.text}</Text></Alert>}</div>
      <Stack gap="lg">
        {status !== 'applied' && <Held consultant={c} say={(text) => setSaid({ text, good: true })} />}
        <Panel title={t('decision.title')}>
          <Text>{t(`decision.text.${status}`)}</Text>
          {expired && <Text size="sm" c="dimmed">{t('consultant.expiredText')}</Text>}
          {status === 'applied' && <Suspense><ApplicationForm consultant={c} decided={decided} say={say} /></Suspense>}
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

/** The licences of somebody who was decided on; a registration that lapses can be renewed. */
function Held({ consultant: c, say }: { consultant: Consultant; say: (text: string) => void }) {
  const { t } = useTranslation('operator');
  const { t: own } = useTranslation('licences');
  const code = useCodes();
  const [renewing, setRenewing] = useState<Licence>();
  const all = c.licences ?? [];
  const renewable = c.status === 'approved' || c.status === 'suspended';
  return (
    <Panel title={t('consultant.licences')}>
      <Licences licences={all} checks={all.map((l) => renewable && l.kind === 'career_consultant' && (
        <Button key={l.number} variant="default" size="compact-sm" aria-label={own('renewOf', { licence: code('licence', l.kind), number: l.number })} onClick={() => setRenewing(l)}>{own('renew')}</Button>
      ))} />
      {renewing && <Suspense><Renewal consultant={c} licence={renewing} close={() => setRenewing(undefined)} say={say} /></Suspense>}
    </Panel>
  );
}
