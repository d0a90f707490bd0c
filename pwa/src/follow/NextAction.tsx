// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { ButtonLink } from "../components/Button/Button.tsx";
import { t } from "../i18n/text.ts";
import { Neighbours } from "./Neighbours.tsx";
import type { NeighboursState } from "./neighbours.ts";
import type { Shown } from "./shown.ts";

interface Props {
  shown: Shown;
  neighbours: NeighboursState;
}

/** What stays at thumb height: the one thing that the reader can do next, if there is one. */
export function NextAction({ shown: { report }, neighbours }: Props) {
  const mayReply = report.question !== null && report.actions.includes("reply");
  const form = mayReply ? "reply" : report.actions.includes("rate") ? "rate" : null;
  const isSeen = useIsSeen(form);
  if (form !== null) {
    return isSeen ? null : (
      <ButtonLink href={`#${form}`} look="primary" isWide icon={mayReply ? "edit" : "star"}>
        {t(`follow.${form}.go`)}
      </ButtonLink>
    );
  }
  if (!neighbours.maySupport && !neighbours.mayFollow) return null;
  return <Neighbours neighbours={neighbours} isBar />;
}

/** Whether the element with this id is on the screen: a button that leads there says nothing new. */
function useIsSeen(id: string | null): boolean {
  const [isSeen, see] = useState(false);
  useEffect(() => {
    const element = id === null ? null : document.getElementById(id);
    if (!element) return;
    const watch = new IntersectionObserver(([entry]) => see(entry?.isIntersecting ?? false), {
      rootMargin: "0px 0px -30% 0px",
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [id]);
  return isSeen;
}
