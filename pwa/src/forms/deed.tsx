// SPDX-License-Identifier: EUPL-1.2
import { useRef, useState } from "preact/hooks";
import { Refusal } from "../api/client.ts";
import { failureText } from "../components/Failure.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { t } from "../i18n/text.ts";

export interface Deed {
  isBusy: boolean;
  error: unknown;
  /** Do it; a failure is kept in `error`, and what was typed stays. */
  run: (work: () => Promise<void>) => Promise<void>;
}

/** Something that is sent to the server: one at a time, with its failure. */
export function useDeed(): Deed {
  const [isBusy, busy] = useState(false);
  const [error, fail] = useState<unknown>(null);
  return {
    isBusy,
    error,
    run: async (work) => {
      if (isBusy) return;
      busy(true);
      fail(null);
      try {
        await work();
      } catch (problem) {
        fail(problem);
      } finally {
        busy(false);
      }
    },
  };
}

/**
 * Return a key for what is sent: the same as long as it says the same, so that what is sent again
 * over a bad line is done once, and what was changed meanwhile is something else.
 */
export function useKey(): (said: unknown) => string {
  const last = useRef({ said: "", key: "" });
  return (what) => {
    const said = JSON.stringify(what);
    if (said !== last.current.said) last.current = { said, key: crypto.randomUUID() };
    return last.current.key;
  };
}

/** Why something could not be sent, whether it is lost (no) and what to do. */
export function DeedFailure({ error, isKept = false }: { error: unknown; isKept?: boolean }) {
  if (!error) return null;
  const isAway = !(error instanceof Refusal) && isNetwork(error);
  const words = isAway
    ? t(isKept ? "follow.deed.kept" : "follow.deed.offline")
    : failureText(error);
  return (
    <Notice kind={isAway ? "warning" : "error"} isAnnounced>
      <p>{words}</p>
    </Notice>
  );
}

/** fetch throws TypeError without a connection, a timeout is a DOMException. */
function isNetwork(error: unknown): boolean {
  return (
    error instanceof TypeError ||
    (error instanceof DOMException &&
      (error.name === "TimeoutError" || error.name === "AbortError"))
  );
}
