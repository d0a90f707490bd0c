// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Failure } from "../../components/Failure.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";

/** What became of a question; null: nobody has asked. */
export type Answer<T> = null | "busy" | { found: T } | { error: unknown };

/** A question to the server that one asks by hand; whatever `about` changes makes its answer void. */
export function useAsking<T>(about: unknown): {
  answer: Answer<T>;
  found: T | null;
  ask: (work: () => Promise<T>) => void;
} {
  const [answer, set] = useState<Answer<T>>(null);
  const latest = useRef(0);
  useEffect(() => {
    latest.current += 1;
    set(null);
  }, [about]);
  const ask = (work: () => Promise<T>) => {
    latest.current += 1;
    const mine = latest.current;
    // An answer that was overtaken says nothing any more.
    const show = (one: Answer<T>) => mine === latest.current && set(one);
    set("busy");
    work().then(
      (found) => show({ found }),
      (error: unknown) => show({ error }),
    );
  };
  const found = answer !== null && answer !== "busy" && "found" in answer ? answer.found : null;
  return { answer, found, ask };
}

interface Props<T> {
  of: Answer<T>;
  /** Lines that are drawn until it is there. */
  n?: number;
  children: (found: T) => ComponentChildren;
}

/** An answer, or that it is on its way, or why there is none. */
export function Answered<T>({ of, n = 3, children }: Props<T>) {
  if (of === null) return null;
  if (of === "busy") return <Skeleton n={n} />;
  if ("error" in of) return <Failure error={of.error} />;
  return <>{children(of.found)}</>;
}
