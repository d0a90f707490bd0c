// SPDX-License-Identifier: EUPL-1.2
import { Page } from "../components/Page/Page.tsx";

export function Where() {
  return <Page title="Where">{null}</Page>;
}
