import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { BrowserRouter, useRoutes } from 'react-router';
import { newQueryClient } from './api/queries';
import { schemeManager } from './design/scheme';
import { theme, variables } from './design/theme';
import { useScroll } from './frame/scroll';
import { Loading } from './parts/loading';
import { routes } from './routes';

/** The whole client: look, data, pages. */
export function App() {
  const [queries] = useState(newQueryClient);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} colorSchemeManager={schemeManager} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <BrowserRouter>
          <Suspense fallback={<Loading />}><Pages /></Suspense>
        </BrowserRouter>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Pages() {
  useScroll();
  return useRoutes(routes);
}
