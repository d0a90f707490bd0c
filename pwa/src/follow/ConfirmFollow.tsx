// SPDX-License-Identifier: EUPL-1.2
import { Page } from "../components/Page/Page.tsx";

export function ConfirmFollow() {
  return <Page title="ConfirmFollow">{null}</Page>;
}
