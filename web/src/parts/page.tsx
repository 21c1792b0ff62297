import { Anchor, Container, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

interface Props {
  title: string;
  /** One or two sentences: what this page is for. */
  lead?: ReactNode;
  /** Where the page belongs, for the way back. */
  up?: { to: string; label: string };
  actions?: ReactNode;
  /** Text pages are narrow, boards are wide. */
  width?: 'narrow' | 'medium' | 'wide';
  children: ReactNode;
}

const widths = { narrow: 640, medium: 880, wide: 1240 };

/** The frame of one page: title (also the tab's), what it is for, what can be done, and the content. */
export function Page({ title, lead, up, actions, width = 'medium', children }: Props) {
  const { t } = useTranslation();
  useDocumentTitle(`${title} | ${t('product')}`);
  return (
    <Container size={widths[width]} py={{ base: 'lg', sm: 'xl' }} px={{ base: 'md', sm: 'xl' }}>
      <Stack gap="lg">
        <Stack gap={6}>
          {up && (
            <Anchor component={Link} to={up.to} size="sm" className="no-print">
              <Group gap={6} component="span" display="inline-flex" wrap="nowrap"><IconArrowLeft size={16} aria-hidden />{up.label}</Group>
            </Anchor>
          )}
          <Group justify="space-between" align="flex-end" gap="md">
            <Title order={1}>{title}</Title>
            {actions && <Group gap="sm" className="no-print">{actions}</Group>}
          </Group>
          {lead && <Text c="dimmed" maw={720} style={{ textWrap: 'balance' }} mt={actions ? { base: 6, sm: 0 } : undefined}>{lead}</Text>}
        </Stack>
        {children}
      </Stack>
    </Container>
  );
}
