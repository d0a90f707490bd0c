// SPDX-License-Identifier: EUPL-1.2
import { Page } from "../components/Page/Page.tsx";

export function Sent() {
  return <Page title="Sent">{null}</Page>;
}
