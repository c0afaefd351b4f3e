import { Component } from "react";
import type { ReactNode } from "react";
import { I18nContext } from "../i18n/i18n.ts";
import type { I18n } from "../i18n/i18n.ts";

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** What stands in for a part that broke; without words yet, `i18n` is undefined. */
  readonly fallback: (i18n: I18n | undefined, retry: () => void) => ReactNode;
}

/** Keeps a fault in one part of the page from taking the rest with it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly broken: boolean }> {
  static override contextType = I18nContext;
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    // React types a class's context as unknown; the contextType above is I18nContext.
    return this.props.fallback(this.context as I18n | undefined, () => this.setState({ broken: false }));
  }
}
