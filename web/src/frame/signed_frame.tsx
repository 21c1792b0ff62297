import { ActionIcon, Group } from '@mantine/core';
import { IconLogout, IconUserShield } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet } from 'react-router';
import { homes } from '../auth/me';
import { session } from '../auth/session';
import { Mark } from '../design/mark';
import classes from './frame.module.css';
import { Offline } from './offline';
import { Switches } from './switches';

/** A page of the role's menu; end: only the path itself, not those below it, marks it as the current one. */
export interface Item {
  to: string;
  label: string;
  icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>;
  end?: boolean;
}

/** The frame of everybody who is signed in. Without items there is no menu: before the consent there is nowhere to go. */
export function SignedFrame({ home, items }: { home: string; items: readonly Item[] }) {
  const { t } = useTranslation();
  return (
    <>
      <a href="#content" className={classes.skip}>{t('skip')}</a>
      <header className={classes.top}>
        <Link to={home} className={classes.brand}><Mark />{t('product')}</Link>
        <Group gap="xs" wrap="nowrap">
          <Switches />
          {home !== homes.employee && ( // who finds it in the settings
            <ActionIcon component={Link} to={`${home}/data`} variant="subtle" color="gray" c="var(--mantine-color-text)" size="lg" radius="xl" aria-label={t('ownData')}>
              <IconUserShield size={19} aria-hidden />
            </ActionIcon>
          )}
          <ActionIcon variant="subtle" color="gray" c="var(--mantine-color-text)" size="lg" radius="xl" aria-label={t('signOut')} onClick={() => void session.signOut()}>
            <IconLogout size={19} aria-hidden />
          </ActionIcon>
        </Group>
      </header>
      <Offline />
      <div className={items.length > 0 ? classes.signed : undefined}>
        {items.length > 0 && (
          <nav className={classes.rail} aria-label={t('menu')}>
            {items.map(({ to, label, icon: Icon, end }) => (
              <NavLink key={to} to={to} end={end} className={classes.item}><Icon size={21} aria-hidden />{label}</NavLink>
            ))}
          </nav>
        )}
        <main id="content" tabIndex={-1} className={classes.body}><Outlet /></main>
      </div>
    </>
  );
}
