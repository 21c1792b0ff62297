import { Component, type ReactNode } from 'react';
import { Broken } from './broken';

interface Props {
  children: ReactNode;
}

/** Shows Broken instead of a page that failed, and lets the rest of the frame be. */
export class Boundary extends Component<Props, { error: unknown }> {
  override state = { error: undefined as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <Broken error={this.state.error} />;
  }
}
