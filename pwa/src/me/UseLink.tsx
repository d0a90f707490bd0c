// SPDX-License-Identifier: EUPL-1.2
import { Page } from "../components/Page/Page.tsx";

export function UseLink() {
  return <Page title="UseLink">{null}</Page>;
}
