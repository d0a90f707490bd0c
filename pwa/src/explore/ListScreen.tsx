// SPDX-License-Identifier: EUPL-1.2
import { Page } from "../components/Page/Page.tsx";

export function ListScreen() {
  return <Page title="ListScreen">{null}</Page>;
}
