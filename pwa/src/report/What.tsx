// SPDX-License-Identifier: EUPL-1.2
import { Page } from "../components/Page/Page.tsx";

export function What() {
  return <Page title="What">{null}</Page>;
}
