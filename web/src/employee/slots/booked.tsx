import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../../auth/me';
import { Page } from '../../parts/page';
import { Ready } from '../../parts/ready';
import { AddToCalendar } from '../booking/add';
import { useBooking } from '../booking/calls';
import { Actions } from '../booking/facts';
import { programOf } from './aim';
import { CompanyNotice, Summary } from './summary';

/** It is booked, or moved: what was booked, and what comes next. */
export function Booked({ id, moved }: { id: string; moved: boolean }) {
  const { t } = useTranslation('booking');
  const { email } = useMe();
  return (
    <Page title={moved ? t('slots.movedTitle') : t('slots.doneTitle')} lead={moved ? t('slots.movedLead', { email }) : t('slots.doneLead', { email })} width="narrow">
      <Ready query={useBooking(id)}>
        {(b) => (
          <Stack gap="lg">
            <Summary consultant={b.consultant_id} span={b} program={programOf(b.program) ?? 'regular_care'} />
            <AddToCalendar booking={b} />
            <CompanyNotice />
            <Actions>
              <Button component={Link} to={`/bookings/${b.booking_id}`}>{t('slots.see')}</Button>
              <Button component={Link} to="/home" variant="default">{t('slots.home')}</Button>
            </Actions>
          </Stack>
        )}
      </Ready>
    </Page>
  );
}
