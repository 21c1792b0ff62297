import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ComponentType, type ReactNode, Suspense, useState } from 'react';
import { useRoutes } from 'react-router';
import { newQueryClient } from './api/queries';
import { schemeManager } from './design/scheme';
import { theme, variables } from './design/theme';
import { usePaper } from './frame/paper';
import { useScroll } from './frame/scroll';
import { Loading } from './parts/loading';
import { routes } from './routes';

/** The whole client: look, data, pages. The router tells where: the browser, or a path that is rendered ahead. */
export function App({ Router }: { Router: ComponentType<{ children: ReactNode }> }) {
  const [queries] = useState(newQueryClient);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={variables} colorSchemeManager={schemeManager} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <Router>
          <Suspense fallback={<Loading />}><Pages /></Suspense>
        </Router>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Pages() {
  useScroll();
  usePaper();
  return useRoutes(routes);
}
