import { TextInput } from '@mantine/core';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Problem } from '../api/problem';
import { show } from '../test/render';
import { FormEnd, useForm } from './form';

interface Values {
  email: string;
}

function Example({ send }: { send: (values: Values, key: string) => Promise<unknown> }) {
  const form = useForm<Values, unknown>({
    name: 'example',
    initial: { email: '' },
    check: (v) => ({ email: v.email ? undefined : 'missing' }),
    send,
  });
  return (
    <form onSubmit={form.submit} noValidate>
      <TextInput label="mail" {...form.text('email')} />
      <FormEnd form={form} label="go" />
    </form>
  );
}

describe('useForm', () => {
  it('asks for what is missing, and sends nothing', async () => {
    const send = vi.fn(async () => undefined);
    show(<Example send={send} />);
    await userEvent.click(screen.getByRole('button', { name: 'go' }));
    expect(screen.getByText('missing')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByLabelText('mail'));
    expect(send).not.toHaveBeenCalled();
  });

  it('sends once however often it is clicked', async () => {
    const send = vi.fn(() => new Promise(() => undefined));
    show(<Example send={send} />);
    await userEvent.type(screen.getByLabelText('mail'), 'a@b.example');
    const button = screen.getByRole('button', { name: 'go' });
    await userEvent.dblClick(button);
    await userEvent.click(button);
    await waitFor(() => expect(send).toHaveBeenCalledTimes(1));
  });

  it('keeps the draft and the key after a failure, also over a reload', async () => {
    const send = vi.fn(async (_values: Values, _key: string) => {
      throw Problem.from(503, { code: 'unavailable' });
    });
    const page = show(<Example send={send} />);
    await userEvent.type(screen.getByLabelText('mail'), 'a@b.example');
    await userEvent.click(screen.getByRole('button', { name: 'go' }));
    await screen.findByRole('alert');
    page.unmount();
    show(<Example send={send} />);
    expect(screen.getByLabelText<HTMLInputElement>('mail').value).toBe('a@b.example');
    await userEvent.click(screen.getByRole('button', { name: 'go' }));
    await waitFor(() => expect(send).toHaveBeenCalledTimes(2));
    expect(send.mock.calls[1]?.[1]).toBe(send.mock.calls[0]?.[1]);
  });

  it('takes another key for other content, and none of the old after success', async () => {
    const keys: string[] = [];
    const send = vi.fn(async (_values: Values, key: string) => void keys.push(key));
    const page = show(<Example send={send} />);
    for (const address of ['a@b.example', 'a@b.example', 'c@b.example']) {
      await userEvent.clear(screen.getByLabelText('mail'));
      await userEvent.type(screen.getByLabelText('mail'), address);
      const before = keys.length;
      await userEvent.click(screen.getByRole('button', { name: 'go' }));
      await waitFor(() => expect(keys.length).toBe(before + 1));
      await waitFor(() => expect(sessionStorage.getItem('kikite.key.example')).toBeNull());
    }
    page.unmount();
    expect(new Set(keys).size).toBe(3);
    expect(sessionStorage.getItem('kikite.draft.example')).toBeNull();
  });

  it('puts what the API refused at its field', async () => {
    show(<Example send={async () => { throw Problem.from(422, { code: 'invalid', errors: [{ location: 'body.email', message: 'x' }] }); }} />);
    await userEvent.type(screen.getByLabelText('mail'), 'a@b.example');
    await userEvent.click(screen.getByRole('button', { name: 'go' }));
    expect(await screen.findByText('この内容では受け付けられませんでした')).toBeTruthy();
  });
});
