// SPDX-License-Identifier: EUPL-1.2
import { Page } from "../components/Page/Page.tsx";

export function SignIn() {
  return <Page title="SignIn">{null}</Page>;
}
