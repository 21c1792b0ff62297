import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { i18n } from '../i18n';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component } from './company_hr';

vi.setConfig({ testTimeout: 30_000 });
beforeEach(() => i18n.changeLanguage('en'));

const path = '/api/signup/companies/com_1/hr';
const one = { account_id: 'acc_1', name: 'Jinji', email: 'jinji@corp.example', locale: 'ja', status: 'active' };

describe("a company's HR", () => {
  it('says that the last one has to stay', async () => {
    answers({ [`GET ${path}`]: () => ({ hr: [one] }), [`DELETE ${path}/acc_1`]: () => problem(409, 'last_hr') });
    show(<Component company="com_1" />);
    fireEvent.click(await screen.findByRole('button', { name: 'Close access' }));
    expect(await screen.findByText('One person of HR has to stay.')).toBeTruthy();
  });
});
