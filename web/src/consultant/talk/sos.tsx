import { Button } from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../api/schema/sessions';

const Call = lazy(() => import('./sos_dialog').then((m) => ({ default: m.SOSDialog })));

/** How long after the end of a talk its consultant may call for help, in milliseconds; the API holds to it. */
const until = 24 * 60 * 60_000;

/** The button that calls for help, from when the talk can be opened until a day after its end, whatever state the talk is in. */
export function SOS({ session, now }: { session: SessionView; now: number }) {
  const { t } = useTranslation('sos');
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false); // what was answered stays when the dialog is closed
  if (now < Date.parse(session.join_from) || now > Date.parse(session.ends_at) + until) return null;
  const press = () => {
    setUsed(true);
    setOpen(true);
  };
  return (
    <>
      <Button color="red" leftSection={<IconUrgent size={18} aria-hidden />} onClick={press}>{t('open')}</Button>
      <Suspense fallback={null}>{used && <Call session={session.session_id} open={open} close={() => setOpen(false)} />}</Suspense>
    </>
  );
}
