// SPDX-License-Identifier: EUPL-1.2
import { Page } from "../components/Page/Page.tsx";

export function PartScreen() {
  return <Page title="PartScreen">{null}</Page>;
}
