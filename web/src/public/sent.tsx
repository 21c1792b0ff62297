import { Container, Group, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './sent.module.css';

/** Stands where a form was: that it arrived, what happens next, and where to go on. It takes the focus, so that it is read out. */
export function Sent({ title, actions, children }: { title: string; actions: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useDocumentTitle(`${title} | ${t('product')}`);
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <Container size={640} py={{ base: 'lg', sm: 'xl' }} px={{ base: 'md', sm: 'xl' }}>
      <div className={classes.root}>
        <span className={classes.tick}><IconCheck size={28} aria-hidden /></span>
        <Title order={1} size="h2" ref={heading} tabIndex={-1} style={{ outline: 'none' }}>{title}</Title>
        {children}
        <Group mt="lg" gap="sm">{actions}</Group>
      </div>
    </Container>
  );
}
