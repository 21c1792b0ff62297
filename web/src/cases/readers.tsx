import { Alert, Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../api/client';
import type { CaseView, DeskPerson } from '../api/schema/sessions';
import { Sheet } from '../employee/booking/facts';
import { FormEnd } from '../parts/form';
import { Ready } from '../parts/ready';
import { useSend } from '../parts/send';
import { deskQuery, useCaseChanged } from './queries';

/** Who of the desk reads a case now; the employee may say anew who may. */
export function Readers({ of }: { of: CaseView }) {
  const { t } = useTranslation('cases');
  const [open, setOpen] = useState(false);
  const desk = useQuery({ ...deskQuery, enabled: open });
  const names = (of.readers ?? []).map((p) => p.name);
  return (
    <Sheet tint>
      <Stack gap="sm">
        <Title order={2} size="h3">{t('readers.title')}</Title>
        {names.length > 0 ? <Text>{names.join(t('and'))}</Text> : <Alert role="note" color="kaki" variant="light"><Text c="var(--mantine-color-text)">{t('readers.nobody')}</Text></Alert>}
        <Text size="sm" c="dimmed">{t('readers.text')}</Text>
        {open
          ? <Ready query={desk}>{(d) => <Choose of={of} people={d.people} close={() => setOpen(false)} />}</Ready>
          : <Group><Button variant="default" size="sm" onClick={() => setOpen(true)}>{t('readers.change')}</Button></Group>}
      </Stack>
    </Sheet>
  );
}

function Choose({ of, people, close }: { of: CaseView; people: readonly DeskPerson[]; close: () => void }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const changed = useCaseChanged();
  const [chosen, setChosen] = useState(() => (of.readers ?? []).map((p) => p.person_id));
  const sending = useSend<string[], CaseView>({
    name: `readers/${of.case_id}`,
    send: (readers) => ask(api.sessions.PUT('/api/sessions/me/cases/{id}/readers', { params: { path: { id: of.case_id } }, body: { readers } })),
    sent: async (answer) => {
      await changed(answer);
      close();
    },
  });
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        sending.send(chosen);
      }}
    >
      <Checkbox.Group size="md" label={t('readers.choose')} value={chosen} onChange={setChosen}>
        <Stack gap="xs" mt="xs">{people.map((p) => <Checkbox key={p.person_id} size="md" value={p.person_id} label={p.name} />)}</Stack>
      </Checkbox.Group>
      <FormEnd form={{ kept: false, sending }} label={t('readers.save')} explained={t('problem', { returnObjects: true })} secondary={<Button variant="default" size="md" onClick={close}>{common('cancel')}</Button>} />
    </form>
  );
}
