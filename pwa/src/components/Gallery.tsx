// SPDX-License-Identifier: EUPL-1.2
import { Page } from "./Page/Page.tsx";

export function Gallery() {
  return <Page title="Gallery">{null}</Page>;
}
