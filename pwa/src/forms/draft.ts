// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from "preact/hooks";
import { database, keepValue, keptValue } from "../app/database.ts";

export interface Draft<T> {
  value: T;
  /** Whether it was found on the device: written before, and not sent. */
  isFound: boolean;
  change: (part: Partial<T>) => void;
  /** Forget it, once it is sent. */
  drop: () => void;
  /** Why the device could not keep the last change, such as that it is full. */
  error: unknown;
}

/** Keep what is typed under a name on this device from the first letter on, until it is sent. */
export function useDraft<T extends object>(name: string, empty: T): Draft<T> {
  const [value, show] = useState(empty);
  const [isFound, find] = useState(false);
  const [error, fail] = useState<unknown>(null);
  const latest = useRef(empty);
  const typed = useRef<Partial<T>>({});
  const keep = (whole: T) => {
    latest.current = whole;
    show(whole);
    keepValue(name, whole).then(() => fail(null), fail);
  };
  useEffect(() => {
    void keptValue<T>(name).then((kept) => {
      if (!kept) return;
      // What was typed while the device was still reading is newer.
      keep({ ...empty, ...kept, ...typed.current });
      find(true);
    });
  }, [name]);
  return {
    value,
    isFound,
    error,
    change: (part) => {
      typed.current = { ...typed.current, ...part };
      keep({ ...latest.current, ...part });
    },
    drop: () => {
      typed.current = {};
      latest.current = empty;
      show(empty);
      find(false);
      void forget(name);
    },
  };
}

async function forget(name: string): Promise<void> {
  await (await database()).delete("kept", name);
}
