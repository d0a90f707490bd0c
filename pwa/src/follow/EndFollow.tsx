// SPDX-License-Identifier: EUPL-1.2
import { Page } from "../components/Page/Page.tsx";

export function EndFollow() {
  return <Page title="EndFollow">{null}</Page>;
}
