// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { follow, setSupport, unfollow } from "../api/report.ts";
import { person } from "../api/session.ts";
import { failureText } from "../components/Failure.tsx";
import { toast } from "../components/Toast/Toast.tsx";
import { language } from "../i18n/language.ts";
import { t } from "../i18n/text.ts";
import type { Shown } from "./shown.ts";

/** How many say "me too" and follow, whether the reader does, and how to change that. */
export interface NeighboursState {
  maySupport: boolean;
  mayFollow: boolean;
  n_supporters: number;
  n_followers: number;
  isSupported: boolean;
  isFollowed: boolean;
  /** Say "me too" or take it back; shown at once, undone if the server refuses. */
  support: (isWanted: boolean) => Promise<void>;
  toggleFollow: () => Promise<void>;
  /** The sheet that asks for an address, while it is open. */
  sheet: boolean;
  closeSheet: () => void;
}

export function useNeighbours({ report, caller }: Shown): NeighboursState {
  const { id, actions, n_supporters, n_followers, is_supported, is_followed } = report;
  const [supported, setSupported] = useState({ n: n_supporters, is: is_supported });
  const [followed, setFollowed] = useState({ n: n_followers, is: is_followed });
  const [sheet, openSheet] = useState(false);
  useEffect(
    () => setSupported({ n: n_supporters, is: is_supported }),
    [n_supporters, is_supported],
  );
  useEffect(() => setFollowed({ n: n_followers, is: is_followed }), [n_followers, is_followed]);

  const support = async (isWanted: boolean) => {
    setSupported({ n: supported.n + (isWanted ? 1 : -1), is: isWanted });
    try {
      const now = await setSupport(id, caller, isWanted);
      setSupported({ n: now.n_supporters, is: now.is_supported });
      if (!isWanted) toast(t("follow.support.undone"));
      else toast(t("follow.support.done"), { label: t("follow.support.undo"), run: takeBack });
    } catch (error) {
      setSupported(supported);
      toast(failureText(error));
    }
  };
  const takeBack = () => void support(false);

  const toggleFollow = async () => {
    if (!person.value) {
      openSheet(true);
      return;
    }
    const before = followed;
    setFollowed({ n: before.n + (before.is ? -1 : 1), is: !before.is });
    try {
      if (before.is) await unfollow(id);
      else await follow(id, null, language.value);
      toast(t(before.is ? "follow.follow.ended" : "follow.follow.done"));
    } catch (error) {
      setFollowed(before);
      toast(failureText(error));
    }
  };
  return {
    maySupport: actions.includes("support"),
    mayFollow: actions.includes("follow"),
    n_supporters: supported.n,
    n_followers: followed.n,
    isSupported: supported.is,
    isFollowed: followed.is,
    support,
    toggleFollow,
    sheet,
    closeSheet: () => openSheet(false),
  };
}
