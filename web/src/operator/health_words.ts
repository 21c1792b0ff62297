import { useTranslation } from 'react-i18next';
import type { FunctionHealth, Health } from '../api/schema/operations';

const contexts = ['signup', 'matching', 'booking', 'reminders', 'mailer', 'sessions', 'reports', 'operations'] as const;
const parts = ['worker', 'importer', 'trainer', 'refresh', 'fire', 'feedback', 'analyst', 'monthly', 'generate', 'relay', 'sweep'] as const;

/** From this share of the day's mail on, the limit is near: the same as the API's. */
const almost = 0.8;

const order = { attention: 0, unknown: 1, healthy: 2 };

/** The functions, those that need a look first. */
export const byConcern = (functions: readonly FunctionHealth[]): FunctionHealth[] => functions.toSorted((a, b) => order[a.state] - order[b.state]);

/** Says in words what a function does and what is wrong. */
export function useHealthWords() {
  const { t } = useTranslation('health');
  const name = (f: FunctionHealth) => {
    const part = f.function.slice(f.context.length + 1);
    const context = t(`context.${contexts.find((c) => c === f.context) ?? 'other'}`);
    return { context, part: t(`part.${parts.find((p) => p === part) ?? 'other'}`) };
  };
  /** What somebody has to be told, most urgent first. */
  const reasons = (h: Health): string[] => {
    const { account } = h.mail;
    return [
      ...(account && !account.sending ? [t('reason.sending')] : []),
      ...(account && account.enforcement !== 'healthy' ? [t('reason.enforcement')] : []),
      ...(account && !account.production ? [t('reason.production')] : []),
      ...(account && account.per_day >= 0 && account.sent_24h >= almost * account.per_day ? [t('reason.quota')] : []),
      ...h.functions.filter((f) => (f.dead_letters ?? 0) > 0)
        .map((f) => t('reason.dead', { name: `${name(f).context}・${name(f).part}`, count: f.dead_letters ?? 0 })),
    ];
  };
  return { name, reasons };
}
