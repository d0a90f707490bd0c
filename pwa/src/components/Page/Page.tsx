// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { back, restoreScroll } from "../../app/router.ts";
import { t } from "../../i18n/text.ts";
import { IconButton } from "../Button/Button.tsx";
import "./Page.css";

interface Props {
  title: string;
  /** Where the arrow leads when the app was opened right here; left out: no arrow. */
  backTo?: string;
  /** Beside the title. */
  tools?: ComponentChildren;
  /** What stays at thumb height: the one next action. */
  action?: ComponentChildren;
  /** Fills the window, as the map does. */
  isFull?: boolean;
  children: ComponentChildren;
}

/** A screen: one title, one column, one next action. */
export function Page({ title, backTo, tools, action, isFull = false, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · civic`;
  }, [title]);
  useLayoutEffect(() => {
    // A reader of the screen hears where they are; the address they came by needs no such help.
    // Before it is painted: later, the focus could be taken from whoever writes already.
    if (history.state?.depth) heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(restoreScroll, []);
  return (
    <div class="page" data-full={isFull} data-action={Boolean(action)}>
      <header class="page-top">
        {backTo && (
          <IconButton
            icon="back"
            label={t("app.back")}
            onClick={() => back(backTo)}
            class="page-back"
          />
        )}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {tools && <div class="page-tools">{tools}</div>}
      </header>
      <div class="page-body stack">{children}</div>
      {action && <div class="page-action">{action}</div>}
    </div>
  );
}
