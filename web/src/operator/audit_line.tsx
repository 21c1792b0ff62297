import { Anchor, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTimes } from '../parts/time';
import { useOperations, type Repeated, type useNames } from './audit_calls';
import { Chip, type Tone } from './chip';

const tones: Readonly<Record<Repeated['call']['outcome'], Tone>> = { done: 'good', refused: 'calm', failed: 'bad', asked: 'look' };

/** Where a thing can be looked at. */
const places: Readonly<Record<string, string>> = { com: '/operator/companies/', con: '/operator/consultants/', inq: '/operator/inquiries/', car: '/operator/care/' };

interface Props {
  of: Repeated;
  names: ReturnType<typeof useNames>;
  only: (id: string) => void;
  narrowed?: string;
}

/** One call of an operator: when, who, what, about which things, and how it ended. */
export function AuditLine({ of: { call, since, count }, names, only, narrowed }: Props) {
  const { t } = useTranslation('audit');
  const times = useTimes('Asia/Tokyo');
  const operations = useOperations();
  const month = call.month && times.month(`${call.month}-15T00:00:00Z`);
  return (
    <li>
      <Group gap="xs" justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text size="sm" c="dimmed" className="tabular">
            <time dateTime={call.at}>{times.moment(call.at)}</time>
            {count > 1 && ` (${times.clock(since)}– ${t('times', { count })})`}
          </Text>
          <Text>{t('sentence', { who: names.who(call.by), what: operations.name(call.context, call.operation) })}{month && ` (${month})`}</Text>
        </div>
        <Chip tone={tones[call.outcome]}>{call.outcome === 'done' ? t(`kind.${call.kind}`) : t(`outcome.${call.outcome}`)}</Chip>
      </Group>
      {call.things.length > 0 && (
        <Group gap="xs">
          {call.things.map((id) => {
            const place = places[id.slice(0, 3)];
            return (
              <Group key={id} gap={4} wrap="nowrap">
                {place ? <Anchor component={Link} to={place + id} size="sm">{names.thing(id)}</Anchor> : <Text size="sm">{names.thing(id)}</Text>}
                {id !== narrowed && <Button variant="subtle" size="compact-xs" aria-label={`${names.thing(id)}: ${t('only')}`} onClick={() => only(id)}>{t('only')}</Button>}
              </Group>
            );
          })}
        </Group>
      )}
    </li>
  );
}
