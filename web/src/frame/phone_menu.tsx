import { IconMenu2, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './phone_menu.module.css';
import { Switches } from './switches';

const close = (menu: HTMLDetailsElement | null) => menu?.removeAttribute('open');

/**
 * The menu of the open pages where there is no room for a row of links. It closes on Escape and on a tap beside it; its key is the
 * page, so that it is closed on every new one.
 */
export function PhoneMenu({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const element = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const beside = (event: PointerEvent) => {
      if (event.target instanceof Node && !element.current?.contains(event.target)) close(element.current);
    };
    document.addEventListener('pointerdown', beside);
    return () => document.removeEventListener('pointerdown', beside);
  }, []);
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !element.current?.open) return;
    close(element.current);
    element.current.querySelector('summary')?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it, as it does every menu
    <details ref={element} className={classes.root} onKeyDown={escape}>
      <summary aria-label={t('menu')}>
        <IconMenu2 size={22} aria-hidden className={classes.shut} />
        <IconX size={22} aria-hidden className={classes.open} />
      </summary>
      <div className={classes.sheet}>
        <nav aria-label={t('menu')}>{children}</nav>
        <Switches />
      </div>
    </details>
  );
}
