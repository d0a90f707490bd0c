// SPDX-License-Identifier: EUPL-1.2
import { Page } from "../components/Page/Page.tsx";

export function Start() {
  return <Page title="Start">{null}</Page>;
}
