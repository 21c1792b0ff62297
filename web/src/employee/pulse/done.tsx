import { Button, List, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Help } from '../../help/help';
import { Page } from '../../parts/page';
import { Actions, Sheet } from '../booking/facts';

/** The survey has arrived: thanks, where its answers go, and before that where to turn if they were heavy. */
export function Done({ consultant, program, heavy = false }: { heavy?: boolean; consultant: string | undefined; program: string }) {
  const { t } = useTranslation('reflect');
  return (
    <Page title={t('pulse.doneTitle')} lead={t('pulse.doneLead')} width="narrow">
      <Stack gap="lg">
        {heavy && <Help heavy />}
        <Sheet>
          <Title order={2} size="h3" mb="sm">{t('pulse.goesTitle')}</Title>
          <List spacing="sm">
            {(['goesCompany', 'goesConsultant', 'goesMatching', 'goesYou'] as const).map((key) => <List.Item key={key}>{t(`pulse.${key}`)}</List.Item>)}
          </List>
        </Sheet>
        <Actions>
          <Button component={Link} to="/home">{t('pulse.homeAction')}</Button>
          {consultant && <Button component={Link} to={`/book/${consultant}?program=${program}`} variant="default">{t('pulse.bookAction')}</Button>}
          <Button component={Link} to="/reflect" variant="default">{t('pulse.reflectAction')}</Button>
        </Actions>
      </Stack>
    </Page>
  );
}
