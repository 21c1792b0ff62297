import { Button, Group, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ask } from '../../api/client';
import type { CompanyView } from '../../api/schema/signup';
import { Dialog } from '../../parts/dialog';
import { FormEnd, useForm } from '../../parts/form';
import { dayFromNow, wholeNumber } from '../checks';
import { useFaults, useTermsCheck } from '../contract_check';
import { PricingFields } from '../contract_pricing';
import { ProgramFields } from '../contract_programs';
import { useMoved } from '../moved';
import { Panel } from '../panel';
import { Changes } from './changes';
import { changesOf, type Draft, draftOf, newTerms } from './draft';

interface Props {
  company: CompanyView;
  /** Says something that has to outlive the form. */
  say: (text: string) => void;
}

/** The terms that hold now, to be changed; what differs is shown once more before it is entered. */
export function TermsForm({ company: c, say }: Props) {
  const { t } = useTranslation('terms');
  const { t: operator } = useTranslation('operator');
  const queries = useQueryClient();
  const moved = useMoved(say);
  const check = useCheck(c);
  const [asking, setAsking] = useState(false);
  const form = useForm<Draft, CompanyView>({
    name: `terms/${c.company_id}`, initial: draftOf(c), check,
    send: (v, key) => moved.watch(ask(api.signup.PUT('/api/signup/companies/{id}/contract', { params: { path: { id: c.company_id }, header: { 'Idempotency-Key': key } }, body: newTerms(v, c.version) }))),
    sent: (now) => {
      queries.setQueryData(['company', c.company_id], now);
      void queries.invalidateQueries({ queryKey: ['companies'] });
      say(t('done'));
    },
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (form.passes(check, event)) setAsking(true);
  };
  const changes = changesOf(c, form.values);
  return (
    <>
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <Panel title={t('terms')}>
            <SimpleGrid cols={{ base: 1, sm: 2 }} verticalSpacing="md">
              <PricingFields form={form} />
              <TextInput
                label={operator('contract.threshold')} description={t(c.threshold_locked ? 'thresholdLocked' : 'thresholdRaise')} disabled={c.threshold_locked} required inputMode="numeric"
                className="tabular" {...form.text('threshold')}
              />
              <TextInput type="date" label={operator('contract.ends_on')} description={t(c.status === 'ended' ? 'endsAgain' : 'endsHint')} required {...form.text('ends_on')} />
            </SimpleGrid>
          </Panel>
          <ProgramFields chosen={form.values.programs} choose={(p) => form.set('programs', p)} error={form.errorOf('programs')} />
          <Panel title={t('reasonTitle')}>
            <Textarea label={t('reason')} description={t('reasonHint')} required autosize minRows={3} maxLength={2000} {...form.text('reason')} />
            <FormEnd form={form} label={t('submit')} explained={{ ...moved.explained, ...t('problem', { returnObjects: true }) }} />
          </Panel>
        </Stack>
      </form>
      <Dialog open={asking} title={t(changes.length > 0 ? 'ask' : 'nothing')} close={() => setAsking(false)}>
        <Stack gap="md">
          <Text>{t(changes.length > 0 ? 'askText' : 'nothingText')}</Text>
          {changes.length > 0 && <Changes changes={changes} />}
          {changes.some((x) => x.term === 'programs') && <Text size="sm" c="dimmed">{t('programsHint')}</Text>}
          <Group>
            {changes.length > 0 && <Button onClick={() => { setAsking(false); form.submit(); }}>{t('confirm')}</Button>}
            <Button variant="default" onClick={() => setAsking(false)}>{operator('contract.change')}</Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}

/** What the API would refuse, besides what no contract may have. */
function useCheck(c: CompanyView) {
  const { t } = useTranslation('terms');
  const { filled } = useFaults();
  const terms = useTermsCheck();
  return (d: Draft) => {
    const found = terms(d);
    const past = d.ends_on !== c.contract.ends_on && d.ends_on < dayFromNow(0);
    return {
      ...found, reason: filled(d.reason),
      ends_on: found.ends_on ?? (d.ends_on < c.contract.starts_on ? t('problem.period') : past ? t('problem.past') : undefined),
      threshold: found.threshold ?? ((wholeNumber(d.threshold) ?? 0) < c.threshold ? t('problem.threshold_lowered') : undefined),
    };
  };
}
