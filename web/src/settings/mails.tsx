import { Anchor, Stack, Switch, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import { Problem } from '../api/problem';
import type { OptionalMail, PreferencesBody } from '../api/schema/mailer';
import { Failure } from '../parts/failure';
import { Ready } from '../parts/ready';
import { useSend } from '../parts/send';

const key = ['mails'];
const read = (): Promise<PreferencesBody> => ask(api.mailer.GET('/api/mailer/me/preferences'));
const write = (version: number, mail: OptionalMail): Promise<PreferencesBody> => ask(api.mailer.PUT('/api/mailer/me/preferences', { body: { version, mails: [mail] } }));

/** The mails that somebody may do without, as switches that hold at once and can be taken back. */
export function Mails() {
  const { t } = useTranslation('settings');
  const queries = useQueryClient();
  const stored = useQuery({ queryKey: key, queryFn: read });
  const [waiting, setWaiting] = useState<OptionalMail[]>([]); // shown as if they held, unless one could not be kept; sent one after the other
  const [last, setLast] = useState<OptionalMail>();
  const { send, pending, error, reset } = useSend<OptionalMail, PreferencesBody>({
    name: 'mails',
    send: async (mail) => {
      const { version } = queries.getQueryData<PreferencesBody>(key) ?? (await read());
      try {
        return await write(version, mail);
      } catch (cause) {
        if (Problem.of(cause).code !== 'changed') throw cause; // only this kind is chosen, so what another tab chose stays
        return write((await read()).version, mail);
      }
    },
    sent: (now, mail) => {
      queries.setQueryData(key, now);
      setLast(mail);
      setWaiting((list) => list.filter((m) => m !== mail));
    },
  });
  useEffect(() => {
    if (!pending && !error && waiting[0]) send(waiting[0]);
  }, [pending, error, waiting, send]);
  const choose = (mail: OptionalMail) => {
    if (error) reset();
    setWaiting((list) => [...(error ? [] : list).filter((m) => m.kind !== mail.kind), mail]);
  };
  const wanted = (mail: OptionalMail) => (error ? [] : waiting).find((m) => m.kind === mail.kind)?.wanted ?? mail.wanted;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">{t('mails.text')}</Text>
      <Ready query={stored} lines={2}>
        {({ mails }) => mails.map((m) => (
          <Switch
            key={m.kind} label={t(`mails.${m.kind}.label`)} description={t(`mails.${m.kind}.text`)} checked={wanted(m)} aria-busy={pending || undefined}
            onChange={(e) => choose({ kind: m.kind, wanted: e.currentTarget.checked })}
          />
        ))}
      </Ready>
      <Text size="sm" role="status">
        {last && !error && <>{t(last.wanted ? 'mails.on' : 'mails.off', { mail: t(`mails.${last.kind}.label`) })} <Anchor component="button" type="button" size="sm" onClick={() => choose({ ...last, wanted: !last.wanted })}>{t('mails.undo')}</Anchor></>}
      </Text>
      {error && <Failure error={error} />}
    </Stack>
  );
}
