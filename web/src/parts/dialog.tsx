import { CloseButton, Group, Title } from '@mantine/core';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './dialog.module.css';

interface Props {
  open: boolean;
  title: string;
  /** Called when the person closes it; without it the dialog stays until the page takes it away. */
  close?: () => void;
  children: ReactNode;
}

/** A question or notice before everything else. The browser's own dialog keeps the focus inside and gives it back. */
export function Dialog({ open, title, close, children }: Props) {
  const { t } = useTranslation();
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const dialog = element.current;
    if (open && !dialog?.open) dialog?.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <dialog
      ref={element}
      className={classes.root}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        close?.();
      }}
    >
      {open && (
        <>
          <Group justify="space-between" align="flex-start" wrap="nowrap" mb="sm">
            <Title order={2} size="h3" id={heading}>{title}</Title>
            {close && <CloseButton aria-label={t('close')} onClick={close} />}
          </Group>
          {children}
        </>
      )}
    </dialog>
  );
}
