// SPDX-License-Identifier: EUPL-1.2
import { Page } from "../components/Page/Page.tsx";

export function Send() {
  return <Page title="Send">{null}</Page>;
}
