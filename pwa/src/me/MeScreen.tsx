// SPDX-License-Identifier: EUPL-1.2
import { Page } from "../components/Page/Page.tsx";

export function MeScreen() {
  return <Page title="MeScreen">{null}</Page>;
}
