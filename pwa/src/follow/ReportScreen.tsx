// SPDX-License-Identifier: EUPL-1.2
import { Page } from "../components/Page/Page.tsx";

export function ReportScreen() {
  return <Page title="ReportScreen">{null}</Page>;
}
