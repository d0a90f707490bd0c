// SPDX-License-Identifier: EUPL-1.2
import { Page } from "../components/Page/Page.tsx";

export function MapScreen() {
  return <Page title="MapScreen">{null}</Page>;
}
