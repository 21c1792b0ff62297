import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { type ReactNode, Suspense } from 'react';
import { MemoryRouter } from 'react-router';
import { newQueryClient } from '../api/queries';
import { theme, variables } from '../design/theme';

/** Renders a part or page as it stands in the client, at a path. */
export function show(what: ReactNode, path = '/') {
  const queries = newQueryClient();
  queries.setDefaultOptions({ queries: { retry: false }, mutations: { retry: false } });
  return render(
    <MantineProvider theme={theme} cssVariablesResolver={variables} env="test">
      <QueryClientProvider client={queries}>
        <MemoryRouter initialEntries={[path]}><Suspense fallback={null}>{what}</Suspense></MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
}
