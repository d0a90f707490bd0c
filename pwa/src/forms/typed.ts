// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

export interface Typed {
  /** What stands in the field. */
  typed: string;
  type: (words: string) => void;
  /** Do not wait for the pause: Enter was pressed. */
  tell: () => void;
}

/** As long as somebody types, nothing is asked. */
const PAUSE_MS = 350;

/** Words of a search field, which are told of after a pause; `text` is what is searched for now. */
export function useTyped(text: string, onText: (text: string) => void): Typed {
  const [typed, type] = useState(text);
  const told = useRef(text);
  const tell = () => {
    told.current = typed;
    onText(typed);
  };
  useLayoutEffect(() => {
    // What comes back of what was told from here is older than what was typed since.
    if (text !== told.current) type(text);
    told.current = text;
  }, [text]);
  useEffect(() => {
    if (typed === told.current) return;
    const timer = setTimeout(tell, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return { typed, type, tell };
}
