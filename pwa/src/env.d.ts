// SPDX-License-Identifier: EUPL-1.2
declare module "virtual:messages/*" {
  /** Every message of one language, as a function of its arguments. */
  const texts: Record<string, (args?: Record<string, unknown>) => string>;
  export default texts;
}

declare module "@messageformat/core/compile-module" {
  import type MessageFormat from "@messageformat/core";

  /** Return the source of a module with one function per message. */
  export default function compileModule(
    format: MessageFormat,
    texts: Record<string, string>,
  ): string;
}
