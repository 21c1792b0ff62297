import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, ask } from '../../api/client';
import { Problem } from '../../api/problem';
import { Empty } from '../../parts/empty';
import { Ready } from '../../parts/ready';
import { Found } from './found';
import type { Program } from './programs';

/** Ten proposals. */
export function Picks({ program, page }: { program: Program; page: number }) {
  const { t } = useTranslation('employee');
  const picks = useQuery({
    queryKey: ['matching', 'picks', program, page],
    staleTime: 10 * 60_000, // the cards must not change places while they are being read
    queryFn: () => ask(api.matching.GET('/api/matching/me/picks', { params: { query: { program, page } } })),
  });
  if (picks.error instanceof Problem && picks.error.code === 'program_not_offered') {
    return (
      <Empty title={t('find.picks.notOffered')} action={<Button component={Link} to="/find">{t('find.picks.change')}</Button>} />
    );
  }
  return <Ready query={picks} lines={12}>{(found) => <Found found={found} program={program} page={page} />}</Ready>;
}
