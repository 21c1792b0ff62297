import { Alert, Button, Radio, Stack, Text } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { Consents, Me } from '../../api/schema/signup';
import { useMe } from '../../auth/me';
import { useProblemText } from '../../parts/problem_text';
import { useSend } from '../../parts/send';
import { GuardianFields, GuardianWaits } from './guardian';
import { Promises } from './promises';

interface Props {
  consents: Consents;
  agreed: (me: Me) => void;
  failed: (error: unknown) => void;
}

interface Said {
  version: string;
  adult?: boolean;
  guardian?: { name: string; email: string };
}

/** The end of the consent: one button, and for who may be under eighteen what the law asks beside it. Agreeing twice is the same as once. */
export function Agree({ consents, agreed, failed }: Props) {
  const { t } = useTranslation('employee');
  const { t: rights, i18n } = useTranslation('rights');
  const { t: common } = useTranslation();
  const text = useProblemText();
  const { consent } = useMe();
  const { version } = consents;
  const [adult, setAdult] = useState('');
  const [again, setAgain] = useState(false);
  const [guardian, setGuardian] = useState({ name: consent.guardian?.name ?? '', email: consent.guardian?.email ?? '' }); // whom they named before
  const [wrong, setWrong] = useState(false);
  const sending = useSend<Said, Me>({
    name: `consent/${version}`,
    send: (body) => ask(api.signup.POST('/api/signup/me/consents', { body })),
    sent: (me) => {
      setAgain(false);
      agreed(me);
    },
  });
  const { error } = sending;
  useEffect(() => {
    if (error) failed(error);
    // eslint-disable-next-line react/exhaustive-deps -- told once for each error, not for each render of the page
  }, [error]);
  const minor = Boolean(consent.minor) || adult === 'no';
  if (consent.guardian && consent.version === version && !again) return <GuardianWaits guardian={consent.guardian} other={() => setAgain(true)} />;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const open = consent.ask_age && adult === '';
    setWrong(Boolean(open));
    if (!open) sending.send({ version, ...(consent.ask_age && { adult: adult === 'yes' }), ...(minor && { guardian }) });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {consent.ask_age && (
          <Radio.Group label={rights('age.ask')} value={adult} onChange={setAdult} error={wrong && rights('age.needed')}>
            <Stack gap="xs" mt="xs"><Radio value="yes" label={rights('age.yes')} /><Radio value="no" label={rights('age.no')} /></Stack>
          </Radio.Group>
        )}
        {adult === 'no' && <Promises text={consents.plain?.find((x) => x.locale === i18n.language) ?? consents.plain?.[0]} />}
        {minor && <GuardianFields value={guardian} change={setGuardian} />}
        {error && (
          <Alert role="alert" color="red" variant="light">
            <Text c="var(--mantine-color-text)">{text(error, { ...rights('guardian_problem', { returnObjects: true }), consent_version: t('welcome.changed') })}</Text>
          </Alert>
        )}
        {sending.paused && <Alert role="status" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{common('offline')}</Text></Alert>}
        <Button type="submit" size="lg" loading={sending.pending && !sending.paused} disabled={sending.paused}>
          {minor ? rights('guardian.agree') : t('welcome.agree')}
        </Button>
      </Stack>
    </form>
  );
}
