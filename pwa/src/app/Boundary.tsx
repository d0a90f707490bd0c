// SPDX-License-Identifier: EUPL-1.2
import { Component, type ComponentChildren } from "preact";
import { Failure } from "../components/Failure.tsx";
import { Page } from "../components/Page/Page.tsx";
import { t } from "../i18n/text.ts";

interface State {
  error: unknown;
}

/** Keep a fault of one screen to that screen: the bar stays, and so does what was written. */
export class Boundary extends Component<{ children: ComponentChildren }, State> {
  override state: State = { error: null };

  override componentDidCatch(error: unknown): void {
    this.setState({ error });
    // Reported as every other fault of a script is, so that nobody has to look here for it.
    reportError(error);
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return (
      <Page title={t("app.fault.title")} backTo="/">
        <Failure error={this.state.error} onRetry={() => location.reload()} />
      </Page>
    );
  }
}
